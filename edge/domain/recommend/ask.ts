import type { Article, Product } from "#protocol/product.ts";
import type { Model } from "./model.ts";
import type { Shelves } from "./shelves.ts";

/** What the marketer wants in and out of every list. */
export interface ShelfRules {
  /** Product ids that come first, in this order, if they may be shown at all. */
  readonly pins: readonly string[];
  readonly bans: ReadonlySet<string>;
  /** Only products of one of these categories; null: of any. */
  readonly onlyCategories: ReadonlySet<string> | null;
  readonly neverCategories: ReadonlySet<string>;
  /** Shown this often without a click: not again. */
  readonly ignoredLimit: number;
  /** Share of lists whose last place goes to a product too new to be judged, 0 to 1. */
  readonly exploreShare: number;
}

export const shelfRules: ShelfRules = {
  pins: [],
  bans: new Set(),
  onlyCategories: null,
  neverCategories: new Set(),
  ignoredLimit: 3,
  exploreShare: 0.05,
};

/** Who asks for a list, and where they are. */
export interface Ask {
  readonly seed: string;
  /** Epoch ms. */
  readonly now: number;
  readonly size: number;
  /** Items looked at, oldest first; articles by `contentKey`. */
  readonly trail: readonly string[];
  /** The product whose page is open. */
  readonly current: string | null;
  readonly cart: readonly string[];
  readonly owned: ReadonlySet<string>;
  /** How often each product was shown without a click. */
  readonly ignored: ReadonlyMap<string, number>;
  /** ISO 3166-1 alpha-2; null if unknown. */
  readonly region: string | null;
  readonly persona: string | null;
  readonly rules: ShelfRules;
}

export interface View<T> {
  get(id: string): T | undefined;
}

/** What a list is made from; without a model the catalogue alone makes a sound one. */
export interface Stockroom {
  readonly model: Model | null;
  readonly products: View<Product>;
  readonly articles: View<Article>;
  readonly shelves: Shelves;
}
