import { expect, test } from "vitest";
import { millionKept } from "#protocol/prices.ts";
import { costOf, costPerEarned } from "./cost.ts";

test("a million events in batches of three with two rows each cost about a dollar", () => {
  const calls = 333_333;
  const cost = costOf({
    "event/product_view": 1_000_000,
    "cost/requests": calls,
    "cost/calls": calls,
    "cost/rows": 2 * calls,
  });
  expect(cost.perMillionEvents).toBeGreaterThan(0.8);
  expect(cost.perMillionEvents).toBeLessThan(1.2);
});

test("the bill is the sum of its lines, each a count times its price", () => {
  const { lines, dollars } = costOf({ "cost/rows": 3_000_000, "cost/alarms": 1_000_000 });
  expect(lines.find(({ kind }) => kind === "rows")?.dollars).toBeCloseTo(3);
  expect(lines.find(({ kind }) => kind === "alarms")?.dollars).toBeCloseTo(1.166);
  expect(dollars).toBeCloseTo(4.166);
});

test("a million visitors who are kept cost some dollars a month, in every month", () => {
  expect(millionKept).toBeCloseTo(4);
});

test("without events there is no price of a million", () => {
  expect(costOf({}).perMillionEvents).toBeNull();
});

test.each([
  [2, 400, 0.005],
  [2, 0, null],
  [2, -30, null],
  [2, null, null],
])("%s $ for %s earned is %s each", (dollars, earned, expected) => {
  expect(costPerEarned(dollars, earned)).toBe(expected);
});
