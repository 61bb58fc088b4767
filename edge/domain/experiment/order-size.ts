import type { Counts } from "#protocol/counts.ts";

// Sixteen sizes to a doubling: 4 % apart.
const STEPS = 16;
const ENOUGH_ORDERS = 100;
const CAP_SHARE = 0.99;

/** Where an order is counted so that a cap can be found later: `order-size/CURRENCY/SIZE`. */
export function sizeName(currency: string, minor: number): string {
  return `order-size/${currency}/${Math.round(STEPS * Math.log2(Math.max(1, minor)))}`;
}

/** The cap on one person's value, minor units: the 99th percentile of earlier orders; none from fewer than 100. */
export function capFrom(counts: Counts, currency: string): number | null {
  const prefix = `order-size/${currency}/`;
  const sizes = Object.entries(counts)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, count]) => ({ size: Number(name.slice(prefix.length)), count }))
    .toSorted((left, right) => left.size - right.size);
  const all = sizes.reduce((sum, { count }) => sum + count, 0);
  if (all < ENOUGH_ORDERS) return null;
  let below = 0;
  for (const { size, count } of sizes) {
    below += count;
    if (below >= all * CAP_SHARE) return Math.ceil(2 ** ((size + 0.5) / STEPS));
  }
  return null;
}
