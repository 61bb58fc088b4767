import { exactLift } from "./lift.ts";
import { halfWidth, mixtureP } from "./mixture.ts";
import { buying, difference, spending } from "./strata.ts";
import type { Difference, Stratum } from "./strata.ts";
import { emptyTally, merge } from "./tally.ts";
import type { ArmTally } from "#protocol/counts.ts";

/** An incremental figure with an interval that holds at every look. */
export interface Figure {
  readonly total: number;
  readonly low: number;
  readonly high: number;
  /** Treated people of whom it speaks, and the total for each of them. */
  readonly units: number;
  readonly perUnit: number;
  /** What the treated would have brought anyway. */
  readonly baseline: number;
  /** Holds at every look; not yet adjusted for other variants. */
  readonly p: number;
  readonly method: "exact" | "mixture";
}

/** How sure, and for which size the intervals are tuned. */
export interface Confidence {
  /** Chance that an interval ever misses, for one variant. */
  readonly alpha: number;
  readonly scale: number;
}

/** From here on, a sum of buyers is as good as normal. */
const ENOUGH_BUYERS = 100;
// Two methods follow each other, so they share the risk.
const EXACT_PART = 0.2;

/** Buyers that would not have bought; each person counts once. None before anybody bought. */
export function buyers(strata: readonly Stratum[], { alpha, scale }: Confidence): Figure | null {
  if (hasEnoughBuyers(strata)) {
    const finest = manyBuyers({ alpha, scale });
    return mixture(difference(strata, buying), finest, 1 - EXACT_PART);
  }
  const lift = exactLift(strata, alpha * EXACT_PART);
  if (lift === null) return null;
  const { units, buyers: bought } = treatedOf(strata);
  const p = Math.min(1, lift.p / EXACT_PART);
  const perUnit = lift.total / Math.max(1, units);
  return { ...lift, p, units, perUnit, baseline: bought - lift.total, method: "exact" };
}

/** What is left of the risk for many buyers, once few have had their part. */
export function manyBuyers({ alpha, scale }: Confidence): Confidence {
  return { alpha: alpha * (1 - EXACT_PART), scale };
}

/** Net value within the cap that would not have come, minor units; none below 100 buyers in an arm. */
export function net(
  strata: readonly Stratum[],
  capMinor: number,
  confidence: Confidence,
): Figure | null {
  if (!hasEnoughBuyers(strata)) return null;
  return mixture(difference(strata, spending(capMinor)), confidence, 1);
}

function hasEnoughBuyers(strata: readonly Stratum[]): boolean {
  const heldOut = strata.reduce((sum, stratum) => sum + stratum.heldOut.buyers, 0);
  return Math.min(treatedOf(strata).buyers, heldOut) >= ENOUGH_BUYERS;
}

function treatedOf(strata: readonly Stratum[]): ArmTally {
  return strata.reduce((sum, { treated }) => merge(sum, treated), emptyTally);
}

function mixture(
  found: Difference | null,
  { alpha, scale }: Confidence,
  part: number,
): Figure | null {
  if (found === null || found.variance === 0) return null;
  const { total, variance, clock, treatedUnits, baseline } = found;
  const half = halfWidth(variance, clock, scale, alpha);
  const p = Math.min(1, mixtureP(total, variance, clock, scale) / part);
  return {
    total,
    low: total - half,
    high: total + half,
    units: treatedUnits,
    perUnit: total / treatedUnits,
    baseline,
    p,
    method: "mixture",
  };
}
