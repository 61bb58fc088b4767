import { expect, test } from "vitest";
import type { Campaign } from "./campaign.ts";
import { dwellSecondsOf } from "./tag.ts";

const stays: Campaign = {
  id: "stays",
  name: "Stays",
  status: "live",
  trigger: { kind: "dwell", seconds: 20 },
  goal: { kind: "none" },
  priority: 1,
  steps: [],
};

test("the tag reports at each engaged time that a live campaign waits for, once", () => {
  expect(dwellSecondsOf([stays, { ...stays, id: "also" }])).toEqual([20]);
});

test("a paused campaign asks nothing of the tag", () => {
  expect(dwellSecondsOf([{ ...stays, status: "paused" }])).toEqual([]);
});

test("somebody who is stuck at a stage is heard of in time", () => {
  const stalls = { kind: "stage-stalled", stage: "payment", afterSeconds: 90 } as const;
  expect(dwellSecondsOf([{ ...stays, trigger: stalls }])).toEqual([90]);
});
