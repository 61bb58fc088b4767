import { expect, test } from "vitest";
import { ranksAmong } from "./lifecycle/customers.ts";
import { learntOf } from "./learnt.ts";
import { isNews, summary } from "./lessons-summary.ts";

const DAY = 86_400_000;
const days = Object.fromEntries(
  Array.from({ length: 500 }, (_, day) => [`rfm/recency/${day + 1}`, 1 + (day % 7)]),
);
const lessons = {
  ...days,
  "rfm/frequency/1": 500,
  "rfm/frequency/19": 2300,
  "rfm/monetary/200": 2800,
  "predicted/cart/7/bought": 3,
};

test("a year of buckets becomes few, and nobody's rank moves by more than a step of them", () => {
  const short = summary(lessons);
  expect(Object.keys(short).length).toBeLessThan(80);
  const before = learntOf(lessons).customers;
  const after = learntOf(short).customers;
  if (!before || !after) throw new Error("There are customers.");
  for (const day of [1, 30, 200, 400, 500]) {
    const history = { orders: 1, spent: 5000, lastAt: day * DAY };
    const [old, now] = [ranksAmong(before, history), ranksAmong(after, history)];
    expect(Math.abs(old.recency - now.recency)).toBeLessThan(1 / 32);
    expect(now.frequency).toBe(old.frequency);
  }
  expect(after.recency.customers).toBe(before.recency.customers);
  expect(short["predicted/cart/7/bought"]).toBe(3);
});

test("a few more outcomes among many are no news, the first ones are", () => {
  expect(isNews(null, {})).toBe(false);
  expect(isNews(null, { "predicted/cart/7/bought": 1 })).toBe(true);
  expect(isNews({ a: 100 }, { a: 104 })).toBe(false);
  expect(isNews({ a: 100 }, { a: 105 })).toBe(true);
});
