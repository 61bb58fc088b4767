import { expect, test } from "vitest";
import { logGamma } from "./log-gamma.ts";

test.each([
  [0.1, 2.252712651734206],
  [0.5, 0.5723649429247001],
  [1, 0],
  [10, 12.801827480081469],
  [1000.5, 5908.674175848678],
  [1e6, 12815504.569147611],
])("the gamma function's logarithm at %d", (x, expected) => {
  expect(logGamma(x)).toBeCloseTo(expected, 6);
});

test("grows by the logarithm of each step", () => {
  for (let x = 0.3; x < 5000; x *= 1.7) {
    expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 8);
  }
});
