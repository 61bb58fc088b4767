import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import { planOf } from "./send-plan.ts";

const message = { channel: "web-push", title: { "*": "News" }, body: { "*": "…" } } as const;
const campaign: Campaign = {
  id: "news",
  name: "News",
  status: "live",
  trigger: { kind: "collective" },
  goal: { kind: "none" },
  priority: 50,
  steps: [{ kind: "send", variants: [{ id: "one", share: 1, message }] }],
};
const nine = { moment: "2026-11-28T09:00", perMinute: 600 };
const ownTime = { kind: "wait", wait: { until: "time-of-day", time: "09:00" } };

test("begins at once, or at a moment of the shop's clock", () => {
  expect(planOf(campaign, { ...nine, clock: "now" }, "Europe/Berlin")).toEqual({
    campaign,
    plan: { perMinute: 600 },
  });
  expect(planOf(campaign, { ...nine, clock: "shop" }, "Europe/Berlin")).toEqual({
    campaign,
    plan: { perMinute: 600, at: Date.parse("2026-11-28T08:00:00Z") },
  });
});

test("for each visitor's own clock it begins half a day before and lets everybody wait", () => {
  const planned = planOf(campaign, { ...nine, clock: "visitor" }, "Europe/Berlin");
  expect(planned?.campaign.steps).toEqual([ownTime, ...campaign.steps]);
  expect(planned?.plan.at).toBe(Date.parse("2026-11-27T20:00:00Z"));
});

test("a wait for another time is replaced, and goes when it is not wished any more", () => {
  const before = planOf(campaign, { ...nine, clock: "visitor" }, "UTC")?.campaign ?? campaign;
  const noon = planOf(before, { ...nine, clock: "visitor", moment: "2026-11-28T12:00" }, "UTC");
  expect(noon?.campaign.steps).toHaveLength(2);
  expect(noon?.campaign.steps[0]).toMatchObject({ wait: { time: "12:00" } });
  expect(planOf(before, { ...nine, clock: "now" }, "UTC")?.campaign).toEqual(campaign);
});

test("waits until a moment is chosen", () => {
  expect(planOf(campaign, { ...nine, clock: "shop", moment: "" }, "UTC")).toBeNull();
});
