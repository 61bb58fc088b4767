type CategoryId = "shoes" | "apparel" | "electronics" | "essentials";
type Tier = "entry" | "core" | "premium";

/** The four colours a picture is drawn with, as `#rrggbb`. */
export interface Colourway {
  readonly name: string;
  readonly main: string;
  readonly accent: string;
  readonly base: string;
  readonly detail: string;
}

interface Review {
  readonly author: string;
  readonly stars: 1 | 2 | 3 | 4 | 5;
  readonly title: string;
  readonly text: string;
}

type Attributes = Readonly<Record<string, string | number>>;

/** One thing the shop sells; prices in euro cents with VAT, `drawing` names its picture. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly brand: string;
  readonly category: CategoryId;
  readonly kind: string;
  readonly tier: Tier;
  readonly priceCents: number;
  readonly stock: number;
  readonly line: string;
  readonly description: readonly string[];
  readonly attributes: Attributes;
  readonly sizes: readonly string[];
  readonly colours: readonly [Colourway, ...Colourway[]];
  readonly drawing: string;
  readonly accessories: readonly string[];
  readonly reviews: readonly Review[];
}

export interface Category {
  readonly id: CategoryId;
  readonly name: string;
  readonly line: string;
  readonly intro: string;
}

/** A page of advice; sections are a heading and its paragraphs. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly line: string;
  readonly author: string;
  readonly published: string;
  readonly minutes: number;
  readonly sections: readonly { readonly heading: string; readonly text: readonly string[] }[];
  readonly products: readonly string[];
}
