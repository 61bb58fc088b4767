import type { Counts } from "#protocol/counts.ts";

/** Where a visit stands: its chances differ with every step towards the order. */
export const standings = ["browsing", "cart", "checkout"] as const;
export type Standing = (typeof standings)[number];

/** How predictions turned out: visits and buyers per bin of predicted log-odds. Adding two of them merges two shards. */
export interface Outcomes {
  readonly visits: readonly number[];
  readonly buyers: readonly number[];
}

const LOWEST = -6;
const WIDTH = 0.5;
const BINS = 18;

/** The name under which a finished visit is counted: what was predicted, at which standing, and whether it sold. */
export function outcomeKey(standing: Standing, logOdds: number, bought: boolean): string {
  return `predicted/${standing}/${binOf(logOdds)}/${bought ? "bought" : "left"}`;
}

/** Reads a shop's counters back. */
export function outcomesOf(counts: Counts, standing: Standing): Outcomes {
  const visits: number[] = [];
  const buyers: number[] = [];
  for (let bin = 0; bin < BINS; bin++) {
    const bought = counts[`predicted/${standing}/${bin}/bought`] ?? 0;
    buyers.push(bought);
    visits.push(bought + (counts[`predicted/${standing}/${bin}/left`] ?? 0));
  }
  return { visits, buyers };
}

/** The log-odds in the middle of a bin. */
export function middleOf(bin: number): number {
  return LOWEST + (bin + 0.5) * WIDTH;
}

function binOf(logOdds: number): number {
  return Math.min(BINS - 1, Math.max(0, Math.floor((logOdds - LOWEST) / WIDTH)));
}
