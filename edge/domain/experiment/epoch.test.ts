import { expect, test } from "vitest";
import { epochAt, isTaper, plannedShares, TAPER } from "./epoch.ts";
import type { Epoch } from "./epoch.ts";

function epoch(number: number, startsAt: number, holdoutShare: number): Epoch {
  const variants = [
    { id: "plain", share: 3 },
    { id: "discount", share: 1 },
  ];
  return { number, startsAt, holdoutShare, variants };
}

const epochs = TAPER.map((share, index) => epoch(index, index * 100, share));

test.each([
  [-1, undefined],
  [0, 0],
  [99, 0],
  [100, 1],
  [10_000, 3],
])("an eligibility at %i belongs to epoch %s", (at, number) => {
  expect(epochAt(epochs, at)?.number).toBe(number);
});

test.each([
  ["shares that fall", epochs, true],
  ["a share that stays", [epoch(0, 0, 0.5), epoch(1, 9, 0.5)], true],
  ["a share that rises", [epoch(0, 0, 0.2), epoch(1, 9, 0.5)], false],
  ["a number used twice", [epoch(0, 0, 0.5), epoch(0, 9, 0.2)], false],
])("judges %s", (_, plan, expected) => {
  expect(isTaper(plan)).toBe(expected);
});

test("plans the arms' shares to sum to one", () => {
  const shares = plannedShares(epoch(0, 0, 0.2));
  expect([...shares]).toEqual([
    ["holdout", 0.2],
    ["plain", expect.closeTo(0.6)],
    ["discount", expect.closeTo(0.2)],
  ]);
});
