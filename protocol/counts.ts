/**
 * What Census counts. A key is a name and its dimensions, joined by "/":
 * `event/cart_add`, `abandoned/payment/shipping-shock/beginner`, `revenue/EUR` (minor units), `shown/CAMPAIGN/VARIANT`.
 */
export type Counts = Readonly<Record<string, number>>;

/** Adds two tallies; the order never matters. */
export function addCounts(left: Counts, right: Counts): Counts {
  const sum: Record<string, number> = { ...left };
  for (const [name, count] of Object.entries(right)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** What happened in one span of time. */
export interface Tally {
  /** "live", or the id of an import. */
  readonly source: string;
  /** Start of the minute (live) or day (import), epoch ms. */
  readonly at: number;
  readonly counts: Counts;
}

/** One row of the roster: what collective sends and lists need to know of a visitor. */
export interface RosterEntry {
  readonly seenAt: number;
  readonly reachable: boolean;
  readonly locale: string;
  readonly persona: string | null;
  readonly stage: string;
  /** Minor units; 0 without a cart. */
  readonly cartValue: number;
  readonly currency: string;
  /** Products whose price or stock this visitor waits for. */
  readonly watched: readonly string[];
}

/** A finished visit as the recommender learns from it. */
export interface ItemSequence {
  readonly at: number;
  readonly items: readonly { readonly id: string; readonly bought: boolean }[];
}

/** A person's entry into, or outcome in, an experiment. */
export interface ExperimentFact {
  readonly campaign: string;
  readonly epoch: number;
  readonly arm: string;
  readonly kind: "entered" | "closed";
  readonly at: number;
  /** Minor units, net; 0 when nothing was bought. Only on "closed". */
  readonly value: number;
  readonly orders: number;
}

/** What a visitor's object tells the shop's counters, once per number. */
export interface Flush {
  readonly number: number;
  readonly tallies: readonly Tally[];
  readonly roster: RosterEntry;
  readonly sequences: readonly ItemSequence[];
  readonly experiments: readonly ExperimentFact[];
}
