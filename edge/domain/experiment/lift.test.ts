import { expect, test } from "vitest";
import { exactLift } from "./lift.ts";
import type { Stratum } from "./strata.ts";
import { emptyTally } from "./tally.ts";

function stratum(treated: number, heldOut: number, treatedShare = 0.5): Stratum {
  return {
    treated: { ...emptyTally, units: 1_000, buyers: treated },
    heldOut: { ...emptyTally, units: 1_000, buyers: heldOut },
    treatedShare,
  };
}

test("says nothing before anybody bought", () => {
  expect(exactLift([stratum(0, 0)], 0.05)).toBeNull();
});

test.each([
  ["as many in both arms", [stratum(20, 20)], 0],
  ["half as many again", [stratum(30, 20)], 10],
  ["fewer", [stratum(10, 20)], -10],
  ["three in four treated, four in five buyers", [stratum(40, 10, 0.75)], 10],
  ["two epochs that agree", [stratum(30, 20), stratum(60, 10, 0.8)], 10 + 20],
])("finds what was caused: %s", (_, strata, expected) => {
  const found = exactLift(strata, 0.05);
  expect(found?.total).toBeCloseTo(expected, 6);
  expect(found?.low).toBeLessThan(expected);
  expect(found?.high).toBeGreaterThan(expected);
});

test("never claims more than everybody who bought", () => {
  const found = exactLift([stratum(12, 0)], 0.05);
  expect(found?.total).toBeCloseTo(12, 4);
  expect(found?.high).toBeLessThanOrEqual(12);
  expect(found?.low).toBeGreaterThan(0);
});

test("its p-value and its interval agree", () => {
  for (let treated = 20; treated < 70; treated++) {
    const found = exactLift([stratum(treated, 20)], 0.05);
    expect((found?.low ?? 0) > 0).toBe((found?.p ?? 1) < 0.05);
  }
});

// Walks every path of 60 buyers at once: how probable is it that the test has ever fired?
test.each([0.5, 0.8, 0.95])("fires falsely in less than 5 %% of all paths (share %d)", (share) => {
  const alpha = 0.05;
  let alive = new Map([[0, 1]]);
  let fired = 0;
  for (let buyers = 1; buyers <= 60; buyers++) {
    const next = new Map<number, number>();
    for (const [treated, chance] of alive) {
      next.set(treated + 1, (next.get(treated + 1) ?? 0) + chance * share);
      next.set(treated, (next.get(treated) ?? 0) + chance * (1 - share));
    }
    for (const [treated, chance] of next) {
      const found = exactLift([stratum(treated, buyers - treated, share)], alpha);
      if ((found?.p ?? 1) > alpha) continue;
      fired += chance;
      next.delete(treated);
    }
    alive = next;
  }
  expect(fired).toBeGreaterThan(0);
  expect(fired).toBeLessThan(alpha);
});
