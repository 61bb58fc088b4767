import { stepMinor } from "./tally.ts";
import type { ArmTally } from "#protocol/counts.ts";

/** One variant against the holdout within one epoch. */
export interface Stratum {
  readonly treated: ArmTally;
  readonly heldOut: ArmTally;
  /** Planned chance of the variant among the two. */
  readonly treatedShare: number;
}

/** How one arm's people are spread in one figure. */
export interface Spread {
  readonly units: number;
  readonly mean: number;
  readonly variance: number;
}

/** What the treated brought more than they would have, summed over epochs. */
export interface Difference {
  readonly total: number;
  readonly variance: number;
  readonly treatedUnits: number;
  /** What the treated would have brought anyway. */
  readonly baseline: number;
  /** How much has been learnt, counted in people of the first epoch. */
  readonly clock: number;
}

// Below, an epoch's own variance is a guess; such an epoch waits outside the sum.
const ENOUGH_UNITS = 100;

/** Buyers per person. */
export function buying(tally: ArmTally): Spread {
  const mean = tally.buyers / tally.units;
  return { units: tally.units, mean, variance: mean * (1 - mean) };
}

/** Net value per person within the cap, minor units. */
export function spending(capMinor: number): (tally: ArmTally) => Spread {
  const squareMinor = stepMinor(capMinor) ** 2;
  return (tally) => {
    const mean = tally.cappedMinor / tally.units;
    const squares = (tally.squaredSteps * squareMinor) / tally.units;
    return { units: tally.units, mean, variance: Math.max(0, squares - mean ** 2) };
  };
}

/**
 * Compares within each epoch and adds up over the treated, so that neither a season nor a changed
 * share can pose as an effect; none before an epoch has enough people in both arms.
 */
export function difference(
  strata: readonly Stratum[],
  figure: (tally: ArmTally) => Spread,
): Difference | null {
  const grown = strata.filter(
    ({ treated, heldOut }) => Math.min(treated.units, heldOut.units) >= ENOUGH_UNITS,
  );
  if (grown.length === 0) return null;
  let total = 0;
  let variance = 0;
  let treatedUnits = 0;
  let baseline = 0;
  let unitVariance = 0;
  for (const { treated, heldOut } of grown) {
    const acted = figure(treated);
    const waited = figure(heldOut);
    const both = pooled(acted, waited);
    const fresh =
      acted.units * steadied(acted, both) +
      (acted.units ** 2 / waited.units) * steadied(waited, both);
    if (unitVariance === 0) unitVariance = fresh / (acted.units + waited.units);
    total += acted.units * (acted.mean - waited.mean);
    variance += fresh;
    treatedUnits += acted.units;
    baseline += acted.units * waited.mean;
  }
  const clock = unitVariance === 0 ? 0 : variance / unitVariance;
  return { total, variance, treatedUnits, baseline, clock };
}

function pooled(one: Spread, other: Spread): number {
  return (one.units * one.variance + other.units * other.variance) / (one.units + other.units);
}

// A small holdout may have no buyer yet; its variance leans on both arms' until it can stand.
function steadied(spread: Spread, both: number): number {
  return (spread.units * spread.variance + ENOUGH_UNITS * both) / (spread.units + ENOUGH_UNITS);
}
