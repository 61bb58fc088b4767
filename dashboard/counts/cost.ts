import type { Counts } from "#protocol/counts.ts";
import { OBJECT_GIGABYTES, prices } from "#protocol/prices.ts";
import { sum } from "./read.ts";

// The edge counts operations, not time; these are what the bench measures, rounded up.
const WORKER_CPU_MS = 2;
const AWAKE_MS = 10;
// A push service answers later than our own objects.
const PUSH_MS = 200;

/** One kind of operation on the bill. */
export interface CostLine {
  readonly kind: "requests" | "calls" | "rows" | "alarms" | "pushes";
  readonly count: number;
  /** Dollars a million of them, with the time that they take. */
  readonly perMillion: number;
  readonly dollars: number;
}

const awake = (ms: number) => (ms / 1000) * OBJECT_GIGABYTES * prices.objectGigabyteSecond;

const each: Readonly<Record<CostLine["kind"], number>> = {
  requests: prices.workerRequest + WORKER_CPU_MS * prices.workerCpuMs,
  calls: prices.objectRequest + awake(AWAKE_MS),
  rows: prices.rowWritten,
  // Setting one writes a row, too.
  alarms: prices.objectRequest + prices.rowWritten + awake(AWAKE_MS),
  pushes: awake(PUSH_MS),
};

const kinds = ["requests", "calls", "rows", "alarms", "pushes"] as const;

/** What serving a shop costs at list prices, by the operations that the edge has counted. */
export interface Cost {
  readonly lines: readonly CostLine[];
  readonly dollars: number;
  readonly events: number;
  /** Null before there was one. */
  readonly perMillionEvents: number | null;
}

export function costOf(counts: Counts): Cost {
  const lines = kinds.map((kind): CostLine => {
    const count = sum(counts, "cost", kind);
    return { kind, count, perMillion: each[kind] * 1e6, dollars: count * each[kind] };
  });
  const dollars = lines.reduce((all, line) => all + line.dollars, 0);
  const events = sum(counts, "event");
  return { lines, dollars, events, perMillionEvents: events > 0 ? (dollars / events) * 1e6 : null };
}

/** Dollars that one unit of money earned on top has cost; null where nothing is known to be earned. */
export function costPerEarned(dollars: number, earnedMajor: number | null): number | null {
  return earnedMajor !== null && earnedMajor > 0 ? dollars / earnedMajor : null;
}
