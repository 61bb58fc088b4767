import { sigmoid } from "./trees.ts";
import { middleOf, type Outcomes } from "./outcomes.ts";

/** The line through predicted log-odds that makes them match what happens in one shop (Platt 1999). */
export interface Calibration {
  readonly slope: number;
  readonly intercept: number;
}

// How sure we are before the shop has told anything: the order of visits travels well between shops, their level does not.
const SLOPE_SPREAD = 0.25;
const INTERCEPT_SPREAD = 2;
const STEPS = 25;
const LONGEST_STEP = 2;

/** The most probable line given what happened and where it starts from, by damped Newton steps. */
export function calibrated(start: Calibration, { visits, buyers }: Outcomes): Calibration {
  let { slope, intercept } = start;
  for (let step = 0; step < STEPS; step++) {
    let slopeError = (start.slope - slope) / SLOPE_SPREAD ** 2;
    let interceptError = (start.intercept - intercept) / INTERCEPT_SPREAD ** 2;
    let aa = 1 / SLOPE_SPREAD ** 2;
    let ab = 0;
    let bb = 1 / INTERCEPT_SPREAD ** 2;
    for (const [bin, count] of visits.entries()) {
      if (count === 0) continue;
      const x = middleOf(bin);
      const probability = sigmoid(slope * x + intercept);
      const error = (buyers[bin] ?? 0) - count * probability;
      const weight = count * probability * (1 - probability);
      slopeError += error * x;
      interceptError += error;
      aa += weight * x * x;
      ab += weight * x;
      bb += weight;
    }
    const determinant = aa * bb - ab * ab;
    slope += bounded((slopeError * bb - interceptError * ab) / determinant);
    intercept += bounded((interceptError * aa - slopeError * ab) / determinant);
  }
  return { slope, intercept };
}

function bounded(step: number): number {
  return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
}
