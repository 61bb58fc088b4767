import { expect, test } from "vitest";
import { shareBetween } from "./between.ts";

test.each([
  // Wilson (1927), as R's prop.test(..., correct = FALSE) gives it.
  [10, 200, 0.0274, 0.0896],
  [100, 200, 0.4313, 0.5687],
  [0, 200, 0, 0.0188],
])("%i of %i people asked", (fit, asked, low, high) => {
  const between = shareBetween(fit, asked);
  expect(between[0]).toBeCloseTo(low, 3);
  expect(between[1]).toBeCloseTo(high, 3);
});
