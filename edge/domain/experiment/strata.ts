import { stepMinor } from "./tally.ts";
import type { ArmTally } from "./tally.ts";

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
  let sum: Difference | null = null;
  let variancePerUnit = 0;
  for (const { treated, heldOut } of strata) {
    if (Math.min(treated.units, heldOut.units) < ENOUGH_UNITS) continue;
    const with_ = figure(treated);
    const without = figure(heldOut);
    const variance =
      with_.units * with_.variance + (with_.units ** 2 / without.units) * without.variance;
    if (variancePerUnit === 0) variancePerUnit = variance / (with_.units + without.units);
    sum = {
      total: (sum?.total ?? 0) + with_.units * (with_.mean - without.mean),
      variance: (sum?.variance ?? 0) + variance,
      treatedUnits: (sum?.treatedUnits ?? 0) + with_.units,
      baseline: (sum?.baseline ?? 0) + with_.units * without.mean,
      clock: 0,
    };
  }
  if (sum === null || variancePerUnit === 0) return null;
  return { ...sum, clock: sum.variance / variancePerUnit };
}
