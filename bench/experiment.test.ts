import { expect, test } from "vitest";
import { chanceOfAtLeast, orderValues, stream } from "./experiment-chance.ts";
import { findings } from "./experiment-claims.ts";

// `npm run proof:experiment` says the same of 2 000 experiments each.
const RUNS = 25;

test("no claim of the proof falls in a short run", { timeout: 60_000 }, () => {
  const all = [...findings(RUNS)];
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(({ holds }) => !holds)).toEqual([]);
});

test.each([
  [0, 10, 0.05, 1],
  [1, 10, 0.05, 0.4012630607616213],
  [10, 10, 0.05, 0.05 ** 10],
  [127, 2_000, 0.05, 0.0042575],
])("the chance of at least %i in %i at %d", (hits, runs, rate, expected) => {
  expect(chanceOfAtLeast(hits, runs, rate)).toBeCloseTo(expected, 6);
});

test("streams are even, repeat themselves and differ by seed", () => {
  const one = stream(1);
  const again = stream(1);
  const other = stream(2);
  const drawn = Array.from({ length: 10_000 }, () => [one(), again(), other()] as const);
  expect(drawn.every(([first, second]) => first === second)).toBe(true);
  expect(drawn.some(([first, , third]) => first !== third)).toBe(true);
  const mean = drawn.reduce((sum, [first]) => sum + first, 0) / drawn.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * drawn.length));
});

test("order values have the median asked for and a heavy tail", () => {
  const values = orderValues(6_000, 1);
  expect(values[500]).toBeGreaterThan(5_980);
  expect(values[500]).toBeLessThan(6_020);
  expect(values.at(-1)).toBeGreaterThan(100_000);
});
