import { expect, test } from "vitest";
import { buying, difference, spending } from "./strata.ts";
import { emptyTally, merge, tallyOf } from "./tally.ts";
import type { ArmTally } from "#protocol/counts.ts";

function tally(units: number, buyers: number): ArmTally {
  return { ...emptyTally, units, buyers };
}

test("adds up what the treated brought more, with its variance", () => {
  const found = difference(
    [{ treated: tally(4_000, 480), heldOut: tally(4_000, 400), treatedShare: 0.5 }],
    buying,
  );
  expect(found).toMatchObject({ total: expect.closeTo(80), treatedUnits: 4_000, baseline: 400 });
  expect(found?.variance).toBeCloseTo(4_000 * (0.12 * 0.88 + 0.1 * 0.9), 0);
  expect(found?.clock).toBeCloseTo(8_000);
});

test("is not fooled when a better season comes with a smaller holdout", () => {
  const found = difference(
    [
      { treated: tally(1_000, 30), heldOut: tally(1_000, 30), treatedShare: 0.5 },
      { treated: tally(1_800, 108), heldOut: tally(200, 12), treatedShare: 0.9 },
    ],
    buying,
  );
  expect(found?.total).toBeCloseTo(0);
  expect(138 / 2_800).toBeGreaterThan(1.3 * (42 / 1_200));
});

test("leaves an epoch out until both its arms have a hundred people", () => {
  const grown = { treated: tally(1_000, 60), heldOut: tally(1_000, 50), treatedShare: 0.5 };
  const young = { treated: tally(900, 90), heldOut: tally(99, 1), treatedShare: 0.9 };
  expect(difference([grown, young], buying)).toEqual(difference([grown], buying));
  expect(difference([young], buying)).toBeNull();
});

test("does not take a small holdout without buyers for a sure thing", () => {
  const found = difference(
    [{ treated: tally(900, 45), heldOut: tally(100, 0), treatedShare: 0.9 }],
    buying,
  );
  expect(found?.variance).toBeGreaterThan((900 ** 2 / 100) * 0.02);
});

test("a late epoch with a small holdout counts for more of the clock than its people", () => {
  const found = difference(
    [
      { treated: tally(1_000, 50), heldOut: tally(1_000, 50), treatedShare: 0.5 },
      { treated: tally(1_800, 90), heldOut: tally(200, 10), treatedShare: 0.9 },
    ],
    buying,
  );
  expect(found?.clock).toBeGreaterThan(4_000);
});

test("knows mean and variance of value from sums alone", () => {
  const values = [0, 0, 2_500, 9_900, 75_000];
  const all = values
    .map((cappedMinor) =>
      tallyOf(
        {
          bought: cappedMinor > 0,
          cappedMinor,
          netMinor: cappedMinor,
          marginMinor: 0,
          unpricedOrders: 0,
          provisional: false,
        },
        75_000,
      ),
    )
    .reduce(merge, emptyTally);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const found = spending(75_000)(all);
  expect(found.mean).toBe(mean);
  expect(found.variance / variance).toBeCloseTo(1, 3);
});
