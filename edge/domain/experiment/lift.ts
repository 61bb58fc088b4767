import type { Stratum } from "./strata.ts";

/**
 * Exact for any number of buyers and any season: given that somebody bought, the chance that they were
 * treated depends on nothing but the planned share and the relative effect on buying. A mixture over effects
 * against one effect is a test martingale; Lindon and Malek, "Anytime-valid inference for multinomial count data".
 */
export interface Lift {
  /** Incremental buyers among those seen. */
  readonly total: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

// Effects on the log scale, from a ninetieth to ninety times, by a Cauchy prior: most are small, some huge.
const PRIOR = Array.from({ length: 121 }, (_, index) => {
  const effect = (index - 60) * 0.075;
  return { effect, logWeight: -Math.log1p((effect / 0.4) ** 2) };
});
const LOG_TOTAL = logSumExp(PRIOR.map(({ logWeight }) => logWeight));
const FARTHEST = 20;

/** The interval of incremental buyers that holds at every look; none before anybody bought. */
export function exactLift(strata: readonly Stratum[], alpha: number): Lift | null {
  const buyers = strata.reduce(
    (sum, { treated, heldOut }) => sum + treated.buyers + heldOut.buyers,
    0,
  );
  if (buyers === 0) return null;
  const mixed =
    logSumExp(PRIOR.map(({ effect, logWeight }) => logWeight + logLikelihood(strata, effect))) -
    LOG_TOTAL;
  const best = likeliest(strata);
  const floor = mixed + Math.log(alpha);
  const isOut = (effect: number) => logLikelihood(strata, effect) < floor;
  return {
    total: incremental(strata, best),
    low: incremental(strata, edge(best, -FARTHEST, isOut)),
    high: incremental(strata, edge(best, FARTHEST, isOut)),
    p: Math.min(1, Math.exp(logLikelihood(strata, 0) - mixed)),
  };
}

/** Buyers that the campaign made, of those seen, if its log effect were this. */
function incremental(strata: readonly Stratum[], effect: number): number {
  return strata.reduce((sum, { treated, heldOut, treatedShare }) => {
    const chance = treatedChance(treatedShare, effect);
    return sum + (treated.buyers + heldOut.buyers) * chance * -Math.expm1(-effect);
  }, 0);
}

function logLikelihood(strata: readonly Stratum[], effect: number): number {
  return strata.reduce((sum, { treated, heldOut, treatedShare }) => {
    const chance = treatedChance(treatedShare, effect);
    const treatedPart = treated.buyers === 0 ? 0 : treated.buyers * Math.log(chance);
    const heldPart = heldOut.buyers === 0 ? 0 : heldOut.buyers * Math.log1p(-chance);
    return sum + treatedPart + heldPart;
  }, 0);
}

function treatedChance(treatedShare: number, effect: number): number {
  return treatedShare / (treatedShare + (1 - treatedShare) * Math.exp(-effect));
}

// The log-likelihood is concave in the log effect: its slope falls through 0 once.
function likeliest(strata: readonly Stratum[]): number {
  const isPast = (effect: number) =>
    strata.reduce(
      (slope, { treated, heldOut, treatedShare }) =>
        slope +
        treated.buyers -
        (treated.buyers + heldOut.buyers) * treatedChance(treatedShare, effect),
      0,
    ) < 0;
  return edge(-FARTHEST, FARTHEST, isPast);
}

/** Between a point that is in and one that may be out, the place where it changes. */
function edge(from: number, to: number, isOut: (effect: number) => boolean): number {
  if (!isOut(to)) return to;
  let inside = from;
  let outside = to;
  for (let step = 0; step < 60; step++) {
    const middle = (inside + outside) / 2;
    if (isOut(middle)) outside = middle;
    else inside = middle;
  }
  return inside;
}

function logSumExp(values: readonly number[]): number {
  const top = Math.max(...values);
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
}
