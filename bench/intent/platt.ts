import type { Scored } from "./score.ts";

/** The line through log-odds that makes them match what happened (Platt 1999), by Newton's method. */
export function platt(scored: readonly Scored[]): {
  readonly slope: number;
  readonly intercept: number;
} {
  let slope = 1;
  let intercept = 0;
  for (let step = 0; step < 20; step++) {
    const sums = { a: 0, b: 0, aa: 1e-9, ab: 0, bb: 1e-9 };
    for (const { logOdds, bought } of scored) {
      const probability = 1 / (1 + Math.exp(-(slope * logOdds + intercept)));
      const error = Number(bought) - probability;
      const weight = probability * (1 - probability);
      sums.a += error * logOdds;
      sums.b += error;
      sums.aa += weight * logOdds ** 2;
      sums.ab += weight * logOdds;
      sums.bb += weight;
    }
    const determinant = sums.aa * sums.bb - sums.ab ** 2;
    slope += (sums.a * sums.bb - sums.b * sums.ab) / determinant;
    intercept += (sums.b * sums.aa - sums.a * sums.ab) / determinant;
  }
  return { slope, intercept };
}
