import type { Product } from "#protocol/product.ts";

/** One attribute of a product, in the shop's words. */
export interface Feature {
  readonly label: string;
  readonly value: string;
}

/** What sets a product apart from those it is compared with; compared with none, its first attributes. */
export function keyFeatures(
  product: Product,
  compared: readonly Product[],
  count: number,
): readonly Feature[] {
  const others = compared.filter((other) => other.id !== product.id);
  return Object.entries(product.attributes ?? {})
    .map(([label, value]) => ({ label, value, differs: differing(others, label, value) }))
    .filter(({ differs }) => others.length === 0 || differs > 0)
    .toSorted((a, b) => b.differs - a.differs)
    .slice(0, count)
    .map(({ label, value }) => ({ label, value }));
}

/** How many of the others have another value there; one that is silent about it is no difference. */
function differing(others: readonly Product[], label: string, value: string): number {
  return others.filter((other) => {
    const theirs = other.attributes?.[label];
    return theirs !== undefined && theirs !== value;
  }).length;
}
