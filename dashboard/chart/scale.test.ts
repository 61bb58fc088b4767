import { expect, test } from "vitest";
import { areaUnder, labelEvery, pathThrough, ticksUpTo } from "./scale.ts";

test.each([
  [0, [0, 1, 2, 3, 4]],
  [4, [0, 1, 2, 3, 4]],
  [9, [0, 5, 10]],
  [37, [0, 10, 20, 30, 40]],
  [1000, [0, 250, 500, 750, 1000]],
  [1001, [0, 500, 1000, 1500]],
])("the axis up to %d", (largest, ticks) => {
  expect(ticksUpTo(largest)).toEqual(ticks);
});

test("the axis always reaches the largest value, with few lines", () => {
  for (let largest = 0; largest < 5000; largest += 7) {
    const ticks = ticksUpTo(largest);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(largest);
    expect(ticks.length).toBeLessThanOrEqual(6);
  }
});

test("labels keep their distance", () => {
  expect(labelEvery(24, 960, 60)).toBe(2);
  expect(labelEvery(24, 300, 60)).toBe(6);
  expect(labelEvery(7, 960, 60)).toBe(1);
});

const point = (x: number) => ({ x, y: 1 });

test("a gap lifts the pen", () => {
  expect(pathThrough([point(0), point(1), null, point(3)])).toBe("M0.0 1.0L1.0 1.0M3.0 1.0");
});

test("the area of nothing is nothing", () => {
  expect(areaUnder([null, null], 10)).toBe("");
  expect(areaUnder([{ x: 0, y: 1 }, null], 10)).toBe("M0.0 1.0L0.0 10L0.0 10Z");
});
