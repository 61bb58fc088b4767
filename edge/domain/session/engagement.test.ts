import { expect, test } from "vitest";
import type { TrackerEvent } from "#protocol/event.ts";
import { T0, DAY } from "../test/world.ts";
import { engagement, withPoints, type Day } from "./engagement.ts";

const view: TrackerEvent = { kind: "product_view", item: { id: "fast" }, agoMs: 0 };

function times(count: number, at: number, before: readonly Day[] = []): readonly Day[] {
  return Array.from({ length: count }).reduce<readonly Day[]>(
    (days) => withPoints(days, view, at),
    before,
  );
}

test("halves every two weeks", () => {
  const days = times(10, T0);
  const today = engagement(days, T0);
  expect(engagement(days, T0 + 15 * DAY) / today).toBeCloseTo(0.5, 1);
});

test("halves as fast as the shop says", () => {
  const days = times(10, T0);
  const today = engagement(days, T0, 3);
  expect(engagement(days, T0 + 4 * DAY, 3) / today).toBeCloseTo(0.5, 1);
});

test("a day counts up to its cap, however much happens on it", () => {
  expect(engagement(times(500, T0), T0)).toBe(30);
  expect(engagement(times(500, T0 + DAY, times(500, T0)), T0 + DAY)).toBeGreaterThan(55);
});

test("reporting web vitals engages nobody", () => {
  const vital: TrackerEvent = { kind: "web_vital", name: "LCP", value: 1200, agoMs: 0 };
  expect(withPoints([], vital, T0)).toEqual([]);
});
