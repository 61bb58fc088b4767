import { expect, test } from "vitest";
import { share, split, sum, total } from "./read.ts";

const counts = {
  visit: 9,
  visits: 100,
  "shown/cards/a": 3,
  "shown/cards/b": 4,
  "shown/progress/a": 10,
  "abandoned/payment/shipping-shock/beginner": 2,
  "abandoned/cart/unknown/none": 5,
  "abandoned/payment/unknown/none": 1,
};

test("a sum takes a key and all below it, never a longer name", () => {
  expect(sum(counts, "visit")).toBe(9);
  expect(sum(counts, "shown")).toBe(17);
  expect(sum(counts, "shown", "cards")).toBe(7);
});

test("a split adds up by one dimension, largest first", () => {
  expect(split(counts, ["shown"])).toEqual([
    { name: "progress", count: 10 },
    { name: "cards", count: 7 },
  ]);
  expect(split(counts, ["abandoned"], 1)).toEqual([
    { name: "unknown", count: 6 },
    { name: "shipping-shock", count: 2 },
  ]);
});

test("buckets add up", () => {
  const buckets = [
    { at: 0, counts: { visit: 1 } },
    { at: 1, counts: { visit: 2, orders: 1 } },
  ];
  expect(total(buckets)).toEqual({ visit: 3, orders: 1 });
});

test("a share of nothing is unknown, not zero", () => {
  expect(share(0, 0)).toBeNull();
  expect(share(1, 4)).toBe(0.25);
});
