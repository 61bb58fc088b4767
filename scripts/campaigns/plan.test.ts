import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import { differencesOf, planOf } from "./plan.ts";
import { planTold } from "./told.ts";

const left: Campaign = {
  id: "left",
  name: "Left",
  status: "live",
  trigger: { kind: "exit-intent" },
  goal: { kind: "purchase" },
  priority: 40,
  steps: [{ kind: "wait", wait: { until: "elapsed", seconds: 60 } }],
};

test("a plan says which campaigns are new, changed, the same or only there", () => {
  const there = [left, { ...left, id: "old" }, { ...left, id: "kept" }];
  const shall = [
    { ...left, priority: 60 },
    { ...left, id: "kept" },
    { ...left, id: "fresh" },
  ];
  expect(planOf(there, shall).map(({ kind, campaign }) => [kind, campaign.id])).toEqual([
    ["changed", "left"],
    ["same", "kept"],
    ["new", "fresh"],
    ["only-there", "old"],
  ]);
});

test("a difference names its field down to the word, and what it was", () => {
  const later = { ...left, steps: [{ kind: "wait", wait: { until: "elapsed", seconds: 90 } }] };
  expect(differencesOf(left, { ...later, group: "exit" })).toEqual([
    { field: "steps[0].wait.seconds", from: 60, to: 90 },
    { field: "group", from: undefined, to: "exit" },
  ]);
});

test("the order in which fields are written is no difference, that of steps is", () => {
  expect(differencesOf({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toEqual([]);
  expect(differencesOf([1, 2], [2, 1])).toHaveLength(2);
  expect(differencesOf([], {})).toHaveLength(1);
});

test("a plan is told in lines, long texts and long lists shortened", () => {
  const renamed = { ...left, name: "x".repeat(80), priority: 60, group: "exit" };
  const steps = Array.from({ length: 9 }, () => left.steps).flat();
  expect(planTold(planOf([left], [{ ...renamed, steps }]), "stays")).toEqual([
    "~ left",
    `    name: "Left" → "${"x".repeat(47)}…`,
    "    priority: 40 → 60",
    ...Array.from(
      { length: 4 },
      (_, index) =>
        `    steps[${index + 1}]: nothing → {"kind":"wait","wait":{"until":"elapsed","second…`,
    ),
    "    and 5 more",
    "= 0 alike",
  ]);
});
