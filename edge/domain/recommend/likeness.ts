import type { Product } from "#protocol/product.ts";
import type { View } from "./ask.ts";

/** Others of one shelf, the most like this product first; equals stay in the shop's order. */
export function mostLike(
  product: Product,
  others: readonly string[],
  products: View<Product>,
): readonly string[] {
  return others
    .flatMap((id) => products.get(id) ?? [])
    .map((other) => ({ id: other.id, likeness: likeness(product, other) }))
    .toSorted((a, b) => b.likeness - a.likeness)
    .map(({ id }) => id);
}

/** What two products have in common, each of these at most 1: attributes, tags, brand, price. */
function likeness(a: Product, b: Product): number {
  const attributes = common(pairs(a), pairs(b));
  const tags = common(new Set(a.tags), new Set(b.tags));
  const brand = a.brand !== undefined && a.brand === b.brand ? BRAND : 0;
  return attributes + tags + brand + nearness(a, b);
}

/** Of one brand says less than made for the same purpose. */
const BRAND = 0.25;

/** 1 for the same price, a half for twice of it; prices in two currencies say nothing. */
function nearness(a: Product, b: Product): number {
  if (a.currency !== b.currency || a.price === 0 || b.price === 0) return 0;
  return Math.min(a.price, b.price) / Math.max(a.price, b.price);
}

function common(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((value) => other.has(value)).length;
  return shared === 0 ? 0 : shared / (one.size + other.size - shared);
}

function pairs({ attributes = {} }: Product): ReadonlySet<string> {
  return new Set(Object.entries(attributes).map(([name, value]) => `${name}=${value}`));
}
