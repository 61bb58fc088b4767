import { expect, test } from "vitest";
import { logOdds, type Trees } from "./trees.ts";

const trees: Trees = {
  features: ["pages", "seconds"],
  questions: [0, 1, 0],
  borders: [3, 60, 10],
  trees: [[0, 1, 2, 0, 1, 2, 3, 4, 5, 6, 7]],
  slope: 2,
  intercept: -1,
};

test.each([
  [{ pages: 3, seconds: 60 }, 0],
  [{ pages: 4, seconds: 60 }, 1],
  [{ pages: 4, seconds: 61 }, 3],
  [{ pages: 11, seconds: 0 }, 5],
  [{ pages: 11, seconds: 600 }, 7],
])("%o leads to leaf %i", (features, leaf) => {
  expect(logOdds(trees, features)).toBe(2 * leaf - 1);
});

test("a feature that nobody measured counts as zero", () => {
  expect(logOdds(trees, {})).toBe(-1);
});
