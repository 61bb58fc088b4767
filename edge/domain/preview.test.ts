import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import { preview } from "./preview.ts";
import { batch, HOUR, shop, T0 } from "./test/world.ts";

const draft: Campaign = {
  id: "draft",
  name: "Draft",
  status: "draft",
  trigger: { kind: "exit-intent" },
  audience: { fact: "purchases", is: "at-least", value: 3 },
  goal: { kind: "none" },
  priority: 1,
  steps: [
    { kind: "wait", wait: { until: "elapsed", seconds: 60 } },
    {
      kind: "show",
      variants: [
        { id: "a", share: 0.5, banner: { kind: "bar", title: { "*": "Hello", de: "Hallo" } } },
        {
          id: "b",
          share: 0.5,
          banner: { kind: "modal", title: { "*": "{code}" } },
          offer: { source: "computed", value: { kind: "free-shipping" }, endsAfterHours: 1 },
        },
      ],
    },
  ],
};

test("shows every variant of a draft to somebody who would never see it, in their language", () => {
  const shows = preview(batch(shop({ campaigns: [draft] }), T0, []), "draft");
  expect(shows).toMatchObject([
    { variant: "a", placement: "top", drawing: { title: "Hallo" } },
    { variant: "b", placement: "page", drawing: { title: "PREVIEW", endsInMs: HOUR } },
  ]);
});

test("shows nothing of a campaign that is not there", () => {
  expect(preview(batch(shop({ campaigns: [draft] }), T0, []), "other")).toEqual([]);
});
