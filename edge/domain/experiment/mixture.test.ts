import { expect, test } from "vitest";
import { criticalValue, halfWidth, mixtureP, tunedScale } from "./mixture.ts";

const ALPHA = 0.05;

test.each([500, 7_700, 100_000])("is narrowest where it was tuned, at %i people", (units) => {
  const scale = tunedScale(units, ALPHA);
  const tuned = criticalValue(units, scale, ALPHA);
  expect(criticalValue(units, scale * 1.3, ALPHA)).toBeGreaterThan(tuned);
  expect(criticalValue(units, scale / 1.3, ALPHA)).toBeGreaterThan(tuned);
});

test("asks for three standard errors where it is narrowest, and for more elsewhere", () => {
  const scale = tunedScale(10_000, ALPHA);
  expect(criticalValue(10_000, scale, ALPHA)).toBeCloseTo(3.035, 3);
  expect(criticalValue(100, scale, ALPHA)).toBeGreaterThan(8);
  expect(criticalValue(1_000_000, scale, ALPHA)).toBeGreaterThan(3.2);
});

test("its p-value is alpha exactly where the interval touches zero", () => {
  const scale = tunedScale(4_000, ALPHA);
  for (const clock of [50, 4_000, 90_000]) {
    const edge = halfWidth(25, clock, scale, ALPHA);
    expect(mixtureP(edge, 25, clock, scale)).toBeCloseTo(ALPHA, 10);
    expect(mixtureP(-edge, 25, clock, scale)).toBeCloseTo(ALPHA, 10);
  }
});

test("is never sure of nothing", () => {
  expect(mixtureP(0, 25, 4_000, 500)).toBe(1);
});
