import type { Product } from "#protocol/product.ts";

/** What happened to a product that somebody may wait for. */
export type ChangeKind = "price-drop" | "back-in-stock";

/** What a new version of a product is news about; nothing for one that cannot be bought. */
export function changesOf(before: Product, after: Product): readonly ChangeKind[] {
  if (!isAvailable(after)) return [];
  const kinds: ChangeKind[] = [];
  // Directive 98/6/EC, Art. 6a: a reduction is measured by the lowest price of the 30 days before it.
  const yardstick = Math.min(before.price, after.lowest30 ?? Infinity);
  if (after.currency === before.currency && after.price < yardstick) kinds.push("price-drop");
  if (!isAvailable(before)) kinds.push("back-in-stock");
  return kinds;
}

function isAvailable({ inStock, stock }: Product): boolean {
  return inStock && stock !== 0;
}
