import type { Counts } from "#protocol/counts.ts";
import { bucketOf, merged, rank, spreadOf, type Sketch, type Spread } from "./sketch.ts";

/** What a customer's orders come to; `spent` is in minor units. */
export interface History {
  readonly orders: number;
  readonly spent: number;
  readonly lastAt: number;
}

/** How recency, frequency and money are spread over a shop's customers. */
export interface Customers {
  readonly recency: Spread;
  readonly frequency: Spread;
  readonly monetary: Spread;
}

/** Where somebody stands among a shop's customers, 0 (lowest) to 1 on each axis. */
export interface Ranks {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

const DAY_MS = 86_400_000;
const axes = ["recency", "frequency", "monetary"] as const;
type Axis = (typeof axes)[number];

/** What an order changes in the shop's counters: the customer leaves one bucket per axis and enters another. */
export function moved(before: History | null, after: History): Counts {
  const counts: Record<string, number> = {};
  for (const axis of axes) {
    const to = bucket(after, axis);
    const from = before && bucket(before, axis);
    if (from === to) continue;
    counts[`rfm/${axis}/${to}`] = 1;
    if (from !== null) counts[`rfm/${axis}/${from}`] = -1;
  }
  return counts;
}

/** What it changes in the shop's counters that a customer turns out to be another one. */
export function left(history: History): Counts {
  return Object.fromEntries(Object.entries(moved(null, history)).map(([name]) => [name, -1]));
}

/** Reads a shop's counters back. */
export function customersOf(counts: Counts): Customers {
  const spread = (axis: Axis) => {
    const prefix = `rfm/${axis}/`;
    const found = Object.entries(counts).filter(([name]) => name.startsWith(prefix));
    const sketch: Sketch = new Map(
      found.map(([name, count]) => [Number(name.slice(prefix.length)), count]),
    );
    return spreadOf(merged(new Map(), sketch));
  };
  return {
    recency: spread("recency"),
    frequency: spread("frequency"),
    monetary: spread("monetary"),
  };
}

/** Where this customer stands among the shop's. */
export function ranksAmong(customers: Customers, history: History): Ranks {
  return {
    recency: rank(customers.recency, bucket(history, "recency")),
    frequency: rank(customers.frequency, bucket(history, "frequency")),
    monetary: rank(customers.monetary, bucket(history, "monetary")),
  };
}

function bucket(history: History, axis: Axis): number {
  if (axis === "recency") return Math.floor(history.lastAt / DAY_MS);
  return bucketOf(axis === "frequency" ? history.orders : history.spent);
}
