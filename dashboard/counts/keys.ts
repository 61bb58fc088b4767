import type { Counts } from "#protocol/counts.ts";
import { sum } from "./read.ts";

/** The figures that a shop looks at, each from the keys that Census counts under. */
export const figures = {
  visits: (counts: Counts) => sum(counts, "visit"),
  orders: (counts: Counts) => sum(counts, "orders"),
  left: (counts: Counts) => sum(counts, "abandoned"),
  shown: (counts: Counts) => sum(counts, "shown"),
  clicked: (counts: Counts) => sum(counts, "clicked"),
  sent: (counts: Counts) => sum(counts, "sent"),
} as const;

/** Minor units of one currency. */
export function revenue(counts: Counts, currency: string): number {
  return sum(counts, "revenue", currency);
}
