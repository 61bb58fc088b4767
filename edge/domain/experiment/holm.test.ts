import { expect, test } from "vitest";
import { holm } from "./holm.ts";

test.each([
  ["one alone is left as it is", [0.04], [0.04]],
  ["the smallest is multiplied by all", [0.01, 0.04, 0.03], [0.03, 0.06, 0.06]],
  ["a later one is never smaller than an earlier one", [0.02, 0.025], [0.04, 0.04]],
  ["nothing passes one", [0.9, 0.8], [1, 1]],
  ["nothing to compare", [], []],
])("%s", (_, ps, adjusted) => {
  expect(holm(ps)).toEqual(adjusted.map((p) => expect.closeTo(p, 10)));
});
