import { expect, test } from "vitest";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { draw } from "../../draw.ts";
import { outcomeKey } from "./outcomes.ts";
import { calibrationsOf, purchaseProbability, startCalibrations } from "./probability.ts";
import { sigmoid } from "./trees.ts";

// A shop whose visitors buy with log-odds 0.7 x - 2.5 where the model says x.
function visits(from: number, to: number): Counts {
  let counts: Counts = {};
  for (let visit = from; visit < to; visit++) {
    const predicted = -4 + 6 * draw("predicted", String(visit));
    const bought = draw("bought", String(visit)) < sigmoid(0.7 * predicted - 2.5);
    counts = addCounts(counts, { [outcomeKey("browsing", predicted, bought)]: 1 });
  }
  return counts;
}

test("a shop that has told nothing yet gets the probabilities of the training data", () => {
  expect(calibrationsOf({})).toEqual(startCalibrations);
});

test("thirty visits already move the level towards the shop's own", () => {
  const before = purchaseProbability(-1, "browsing", startCalibrations);
  const after = purchaseProbability(-1, "browsing", calibrationsOf(visits(0, 30)));
  const real = sigmoid(-3.2);
  expect(Math.abs(after - real)).toBeLessThan(Math.abs(before - real) / 2);
});

test("after five thousand visits the probabilities are the shop's own", () => {
  const learnt = calibrationsOf(visits(0, 5000));
  for (const predicted of [-3, -1, 1]) {
    const real = sigmoid(0.7 * predicted - 2.5);
    expect(purchaseProbability(predicted, "browsing", learnt)).toBeCloseTo(real, 1.5);
  }
});

test("two shards' counts together say the same as one shop's", () => {
  const merged = addCounts(visits(2000, 3000), visits(0, 2000));
  expect(calibrationsOf(merged)).toEqual(calibrationsOf(visits(0, 3000)));
});

test("carts are calibrated apart from visits without one", () => {
  const counts: Counts = {
    [outcomeKey("cart", -1, true)]: 400,
    [outcomeKey("cart", -1, false)]: 100,
  };
  const learnt = calibrationsOf(counts);
  expect(purchaseProbability(-0.75, "cart", learnt)).toBeCloseTo(0.8, 1);
  expect(learnt.browsing).toEqual(startCalibrations.browsing);
});

test("a cart makes a purchase more probable", () => {
  expect(purchaseProbability(-2, "cart", startCalibrations)).toBeGreaterThan(
    purchaseProbability(-2, "browsing", startCalibrations),
  );
});
