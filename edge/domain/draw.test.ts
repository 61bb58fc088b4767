import { expect, test } from "vitest";
import { draw } from "./draw.ts";

test("draws the same number for the same seed and purpose", () => {
  expect(draw("anna", "holdout")).toBe(draw("anna", "holdout"));
});

test("keeps purposes and seeds apart", () => {
  expect(draw("anna", "holdout")).not.toBe(draw("anna", "variant"));
  expect(draw("anna", "holdout")).not.toBe(draw("bela", "holdout"));
});

test("spreads evenly over many seeds and independently over two purposes", () => {
  const cells = Array.from({ length: 16 }, () => 0);
  const visitors = 64_000;
  for (let visitor = 0; visitor < visitors; visitor++) {
    const row = Math.floor(draw(`v${visitor}`, "row") * 4);
    const column = Math.floor(draw(`v${visitor}`, "column") * 4);
    cells[row * 4 + column] = (cells[row * 4 + column] ?? 0) + 1;
  }
  const expected = visitors / 16;
  const chiSquare = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 15 degrees of freedom: 37.7 is passed once in a thousand.
  expect(chiSquare).toBeLessThan(37.7);
});
