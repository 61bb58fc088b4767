import { categoryOf } from "./catalogue.ts";
import type { Product } from "./catalogue/product.ts";

/** What the browser knows of a product. */
export interface Good {
  readonly id: string;
  readonly name: string;
  readonly brand: string;
  readonly kind: string;
  readonly category: string;
  readonly priceCents: number;
  readonly stock: number;
  readonly sizes: readonly string[];
  readonly colours: readonly string[];
  /** Everything a search may find it by, in lower case. */
  readonly words: string;
}

export function goodOf(product: Product): Good {
  const { id, name, brand, kind, priceCents, stock, sizes } = product;
  const category = categoryOf(product).name;
  const words = [
    name,
    brand,
    kind,
    category,
    product.line,
    ...Object.values(product.attributes),
    ...product.colours.map((colour) => colour.name),
    product.kind.startsWith("Beginner") ? "beginners first" : "",
  ];
  return {
    id,
    name,
    brand,
    kind,
    category,
    priceCents,
    stock,
    sizes,
    // One colour is no choice: it is neither asked for nor part of the variant.
    colours: product.colours.length > 1 ? product.colours.map((colour) => colour.name) : [],
    words: words.join(" ").toLowerCase(),
  };
}
