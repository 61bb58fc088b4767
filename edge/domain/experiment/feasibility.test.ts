import { expect, test } from "vitest";
import { feasibility, fixedSize, sequentialSize } from "./feasibility.ts";
import type { Traffic } from "./feasibility.ts";
import { tunedScale } from "./mixture.ts";
import { DAY_MS, WINDOW_MS } from "./outcome.ts";

const traffic: Traffic = {
  baseRate: 0.1,
  holdoutShare: 0.5,
  treatedShare: 0.5,
  targetLift: 0.2,
};
const confidence = { alpha: 0.05, scale: tunedScale(fixedSize(traffic), 0.05) };
const start = { closedUnits: 0, unitsPerDay: 500, firstCloseAt: WINDOW_MS };

test("one look needs 7 700 people for a fifth more buyers on ten percent", () => {
  expect(Math.round(fixedSize(traffic) / 100) * 100).toBe(7_700);
});

test("looking at any time costs less than 1.95 times as many, planned with one look's power", () => {
  const ratio = sequentialSize(traffic, confidence) / fixedSize(traffic);
  expect(ratio).toBeGreaterThan(1);
  expect(ratio).toBeLessThan(1.95);
});

test("names the first day on which there can be a verdict, and what it can tell", () => {
  const needed = sequentialSize(traffic, confidence);
  const found = feasibility(traffic, start, 0, confidence);
  expect(found.noVerdictBefore).toBeCloseTo(WINDOW_MS + (needed / 500) * DAY_MS);
  expect(found.detectableLift).toBeCloseTo(0.2, 3);
});

test("counts down as windows close", () => {
  const now = 20 * DAY_MS;
  const early = feasibility(traffic, { ...start, closedUnits: 1_000 }, now, confidence);
  const late = feasibility(traffic, { ...start, closedUnits: 5_000 }, now, confidence);
  expect((early.noVerdictBefore ?? 0) - (late.noVerdictBefore ?? 0)).toBeCloseTo(8 * DAY_MS);
  const done = feasibility(traffic, { ...start, closedUnits: 1e6 }, now, confidence);
  expect(done).toMatchObject({ noVerdictBefore: now, detectableAt: now });
});

test("says what half a year can tell when the target is out of reach", () => {
  const found = feasibility(traffic, { ...start, unitsPerDay: 10 }, 0, confidence);
  expect(found.noVerdictBefore).toBeNull();
  expect(found.detectableAt).toBe(WINDOW_MS + 182 * DAY_MS);
  expect(found.detectableLift).toBeGreaterThan(0.4);
  expect(found.detectableLift).toBeLessThan(0.8);
});

test("promises nothing without traffic", () => {
  const found = feasibility(traffic, { ...start, unitsPerDay: 0 }, 0, confidence);
  expect(found.noVerdictBefore).toBeNull();
  expect(found.detectableLift).toBe(9);
});

test("a smaller holdout needs more people in all", () => {
  const tapered = { ...traffic, holdoutShare: 0.1, treatedShare: 0.9 };
  expect(fixedSize(tapered)).toBeGreaterThan(2.5 * fixedSize(traffic));
});
