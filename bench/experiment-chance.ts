import { logGamma } from "../edge/domain/experiment/log-gamma.ts";

/** A stream of numbers in [0, 1) that is the same for the same seed (sfc32). */
export function stream(seed: number): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed >>> 0;
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let round = 0; round < 16; round++) next();
  return next;
}

/** Chance of at least so many of `runs` when each happens with chance `rate`. */
export function chanceOfAtLeast(hits: number, runs: number, rate: number): number {
  let sum = 0;
  for (let count = hits; count <= runs; count++) {
    sum += Math.exp(
      logGamma(runs + 1) -
        logGamma(count + 1) -
        logGamma(runs - count + 1) +
        count * Math.log(rate) +
        (runs - count) * Math.log1p(-rate),
    );
  }
  return Math.min(1, sum);
}

/** Order values of a shop, minor units: evenly spaced quantiles of a lognormal, heavy to the right. */
export function orderValues(medianMinor: number, spread: number): readonly number[] {
  const steps = 1000;
  return Array.from({ length: steps }, (_, index) =>
    Math.round(medianMinor * Math.exp(spread * normalQuantile((index + 0.5) / steps))),
  );
}

// Bisection on Abramowitz and Stegun 7.1.26: 1e-7 is plenty for made-up prices.
function normalQuantile(chance: number): number {
  let low = -6;
  let high = 6;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function normalBelow(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const series =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (series * Math.exp((-x * x) / 2)) / 2;
  return x < 0 ? tail : 1 - tail;
}
