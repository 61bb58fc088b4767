import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { bucketOf, merged, rank, spreadOf, type Sketch } from "./sketch.ts";

const figures = array(integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 200 });

function sketchOf(values: readonly number[]): Sketch {
  return values.reduce<Sketch>(
    (sum, value) => merged(sum, new Map([[bucketOf(value), 1]])),
    new Map(),
  );
}

test("two shards' customers together rank like one shop's", () => {
  assert(
    property(figures, figures, (left, right) => {
      const apart = spreadOf(merged(sketchOf(left), sketchOf(right)));
      expect(apart).toEqual(spreadOf(sketchOf([...right, ...left])));
    }),
  );
});

test("a rank is within four percent of the figure's real one", () => {
  assert(
    property(figures, (values) => {
      const spread = spreadOf(sketchOf(values));
      for (const value of values) {
        const surelyBelow = values.filter((other) => other < value / 1.04).length;
        const maybeBelow = values.filter((other) => other <= value * 1.04).length;
        const share = rank(spread, bucketOf(value));
        expect(share).toBeGreaterThanOrEqual(surelyBelow / values.length - 1e-9);
        expect(share).toBeLessThanOrEqual(maybeBelow / values.length + 1e-9);
      }
    }),
  );
});

test("customers with the same figure share the middle of their ranks", () => {
  expect(rank(spreadOf(sketchOf([1, 1, 1, 9])), bucketOf(1))).toBe(0.375);
});

test("a figure outside of all buckets is below or above everybody", () => {
  const spread = spreadOf(sketchOf([10, 20]));
  expect(rank(spread, bucketOf(1))).toBe(0);
  expect(rank(spread, bucketOf(500))).toBe(1);
});

test("a customer that moves leaves nothing behind", () => {
  const moved = merged(sketchOf([10]), new Map([[bucketOf(10), -1]]));
  expect(moved.size).toBe(0);
});

test("a sketch never grows beyond its bound and loses nobody", () => {
  const days = new Map(Array.from({ length: 2000 }, (_, day) => [day, 1] as const));
  const bounded = merged(days, new Map());
  expect(bounded.size).toBe(512);
  expect(spreadOf(bounded).customers).toBe(2000);
  expect(rank(spreadOf(bounded), 1999)).toBeCloseTo(1, 3);
});
