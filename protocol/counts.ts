/**
 * What Census counts. A key is a name and its dimensions, joined by "/":
 * `event/cart_add`, `abandoned/payment/shipping-shock/beginner`, `revenue/EUR` (minor units), `shown/CAMPAIGN/VARIANT`.
 */
export type Counts = Readonly<Record<string, number>>;

/** Adds two tallies; the order never matters. */
export function addCounts(left: Counts, right: Counts): Counts {
  const more = Object.entries(right);
  if (more.length === 0) return left;
  const sum: Record<string, number> = { ...left };
  for (const [name, count] of more) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** What happened in one span of time. */
export interface Tally {
  /** "live", or the id of an import. */
  readonly source: string;
  /** Start of the minute (live), or of the day by the shop's clock (import), epoch ms. */
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
  /** What the visitor was taken for at the end. */
  readonly persona?: string;
  /** Oldest first. */
  readonly items: readonly SequenceItem[];
}

/** Something that was looked at in a visit, and whether it was bought. */
export interface SequenceItem {
  readonly id: string;
  readonly bought: boolean;
  /** An article, guide or review rather than a product. */
  readonly content?: boolean;
}

/** Everything the analysis keeps of one arm in one epoch: whole numbers that add up in any order. */
export interface ArmTally {
  /** People with a closed window. */
  readonly units: number;
  /** Those who bought. */
  readonly buyers: number;
  /** Sum of values within the cap, minor units. */
  readonly cappedMinor: number;
  /** Sum of their squares, in squared steps of the cap. */
  readonly squaredSteps: number;
  /** Sum of values as they were. */
  readonly netMinor: number;
  readonly marginMinor: number;
  readonly unpricedOrders: number;
  /** People whose orders may still come back. */
  readonly provisional: number;
}

/** What an arm's sums may be changed in. */
export interface ArmChange extends Partial<ArmTally> {
  /** People for whom the experiment began. */
  readonly entered?: number;
  /** What last touch would claim for the campaign. */
  readonly claimedOrders?: number;
  readonly claimedMinor?: number;
}

/** What a person's entry, outcome or a later correction adds to the sums of their arm. */
export interface ExperimentFact {
  readonly campaign: string;
  readonly epoch: number;
  readonly arm: string;
  readonly at: number;
  /** When the person entered, so that a report of any days can tell what came of those who entered then. */
  readonly enteredAt?: number;
  readonly change: ArmChange;
}

/** What a visitor's object tells the shop's counters, once per number. */
export interface Flush {
  readonly number: number;
  readonly tallies: readonly Tally[];
  readonly roster: RosterEntry;
  readonly sequences: readonly ItemSequence[];
  readonly experiments: readonly ExperimentFact[];
}
