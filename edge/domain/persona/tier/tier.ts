import type { PriceTier } from "#protocol/catalog/facts.ts";

const ENOUGH = 2;

/** The price level somebody looks at: the mean rank of the distinct products viewed; unknown with fewer than two. */
export function tierOf(ranks: readonly number[]): PriceTier {
  if (ranks.length < ENOUGH) return "unknown";
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
  return mean < 1 / 3 ? "low" : mean > 2 / 3 ? "high" : "middle";
}
