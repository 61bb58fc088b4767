import { expect, test } from "vitest";
import { type Earned, remembered, weekBefore } from "./history.ts";

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;

function earned(daysAgo: number): Earned {
  const total = 1000 - daysAgo;
  const net = { total, low: total - 10, high: total + 10, units: 5, perUnit: 2, baseline: 1 };
  return { at: NOW - daysAgo * DAY, net };
}

const history = Array.from({ length: 60 }, (_, day) => earned(59 - day)).reduce<readonly Earned[]>(
  remembered,
  [],
);

test("compares with what was known a week ago, not with a younger figure", () => {
  expect(weekBefore(history, NOW)?.total).toBe(993);
});

test("a shop that is not a week old has nothing to compare with", () => {
  expect(weekBefore([earned(3), earned(1)], NOW)).toBeNull();
});

test("remembers forty days, and each moment once", () => {
  expect(history).toHaveLength(40);
  expect(remembered(history, earned(0))).toHaveLength(40);
});
