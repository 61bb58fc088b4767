import { expect, test } from "vitest";
import { ratio } from "./ratio.ts";
import type { RatioDay } from "./ratio.ts";

function day(at: number, holdout: number, banner: number, share = 0.5, epoch = 0): RatioDay {
  return {
    at,
    epoch,
    planned: new Map([
      ["holdout", share],
      ["banner", 1 - share],
    ]),
    counts: new Map([
      ["holdout", holdout],
      ["banner", banner],
    ]),
  };
}

function days(count: number, holdout: number, banner: number): readonly RatioDay[] {
  return Array.from({ length: count }, (_, at) => day(at, holdout, banner));
}

test("is healthy before anybody came", () => {
  expect(ratio([])).toEqual({
    kind: "healthy",
    sickSince: null,
    units: 0,
    heldOut: 0,
    heldOutPlanned: 0,
  });
});

test.each([
  ["an even split", days(80, 250, 250), null],
  ["a chance imbalance of two standard errors", days(1, 480, 520), null],
  ["70:30, within a few hundred people", days(10, 30, 70), 1],
  ["51.6:48.4 at twenty thousand people", days(60, 242, 258), 39],
  ["52:48 but few people", days(10, 240, 260), null],
])("%s", (_, split, sickSince) => {
  expect(ratio(split).sickSince).toBe(sickSince);
});

test("judges each epoch by its own plan", () => {
  const tapered = [
    ...days(20, 250, 250),
    ...days(20, 100, 400).map((each) => ({ ...each, epoch: 1 })),
  ];
  expect(ratio(tapered).kind).toBe("sick");
  const planned = [...days(20, 250, 250), ...[20, 21, 22].map((at) => day(at, 100, 400, 0.2, 1))];
  expect(ratio(planned)).toMatchObject({ kind: "healthy", heldOut: 5_300, heldOutPlanned: 5_300 });
});

test("stays sick once it was", () => {
  const mended = [...days(5, 10, 190), ...days(400, 250, 250)];
  expect(ratio(mended)).toMatchObject({ kind: "sick", sickSince: 0 });
});

test("is sick at once when somebody is in an arm that nobody should be in", () => {
  expect(ratio([day(7, 1, 99, 0)]).sickSince).toBe(7);
});

test("sees a lost variant that the holdout's share hides", () => {
  const planned = new Map([
    ["holdout", 0.5],
    ["bar", 0.25],
    ["card", 0.25],
  ]);
  const counts = new Map([
    ["holdout", 500],
    ["bar", 350],
    ["card", 150],
  ]);
  expect(ratio([{ at: 0, epoch: 0, planned, counts }]).kind).toBe("sick");
});
