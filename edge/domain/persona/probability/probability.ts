import type { Counts } from "#protocol/counts.ts";
import { calibrated, type Calibration } from "./calibration.ts";
import liveTrees from "./live-trees.json" with { type: "json" };
import { outcomesOf, standings, type Standing } from "./outcomes.ts";
import { logOdds, sigmoid } from "./trees.ts";
import { featuresOf, type VisitActivity } from "./visit-features.ts";

/** One line per standing. */
export type Calibrations = Readonly<Record<Standing, Calibration>>;

// Bayes: nobody buys without a cart, so a cart multiplies the odds by 1 / P(cart | no purchase). With the training data's 15.5 %
// buyers and 70.2 % of carts abandoned (Baymard's mean of 50 studies, 2025) that is 1 / 0.432.
const CART = Math.log(1 / 0.432);

/** Before a shop has told how visits end. */
export const startCalibrations: Calibrations = {
  browsing: { slope: 1, intercept: 0 },
  cart: { slope: 1, intercept: CART },
  checkout: { slope: 1, intercept: CART },
};

/** What a shop's own outcomes make of the start. */
export function calibrationsOf(counts: Counts): Calibrations {
  const line = (standing: Standing) =>
    calibrated(startCalibrations[standing], outcomesOf(counts, standing));
  const [browsing, cart, checkout] = standings;
  return { browsing: line(browsing), cart: line(cart), checkout: line(checkout) };
}

/** What the trees say before any calibration. */
export function predictedLogOdds(visit: VisitActivity): number {
  return logOdds(liveTrees, featuresOf(visit));
}

/** How probably this visit ends with an order, 0 to 1. */
export function purchaseProbability(
  predicted: number,
  standing: Standing,
  calibrations: Calibrations,
): number {
  const { slope, intercept } = calibrations[standing];
  return sigmoid(slope * predicted + intercept);
}
