import { expect, test } from "vitest";
import { rebuildAt } from "./rebuild.ts";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

test.each([
  ["never without anything new", { builtAt: NOW - HOUR, visits: 10, fresh: 0 }, null],
  ["at once for the very first visit", { builtAt: 0, visits: 0, fresh: 1 }, NOW],
  ["within the hour for a few", { builtAt: NOW - MINUTE, visits: 10, fresh: 3 }, NOW + 59 * MINUTE],
  ["soon for many", { builtAt: NOW, visits: 10, fresh: 20 }, NOW + MINUTE],
  ["later for as many in a large shop", { builtAt: NOW, visits: 1000, fresh: 20 }, NOW + HOUR],
  ["at once when overdue", { builtAt: NOW - 2 * HOUR, visits: 10, fresh: 1 }, NOW],
])("builds a model %s", (_when, learning, at) => {
  expect(rebuildAt({ ...learning, isBroken: false }, NOW)).toBe(at);
});

test("replaces a broken model soon, though nothing is new", () => {
  const learning = { builtAt: NOW, visits: 10, fresh: 0, isBroken: true };
  expect(rebuildAt(learning, NOW)).toBe(NOW + MINUTE);
});
