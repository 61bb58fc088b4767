import { expect, test } from "vitest";
import type { Campaign } from "./campaign.ts";
import { partsFor, tagNeeds } from "./tag.ts";

const bar: Campaign = {
  id: "bar",
  name: "Bar",
  status: "live",
  trigger: { kind: "dwell", seconds: 20 },
  goal: { kind: "none" },
  priority: 1,
  steps: [
    {
      kind: "branch",
      arms: [],
      otherwise: [
        {
          kind: "show",
          variants: [{ id: "a", share: 1, banner: { kind: "bar", title: { "*": "Hello" } } }],
        },
      ],
    },
  ],
};

test("a banner inside a branch of a live campaign is found", () => {
  expect(tagNeeds([bar])).toEqual({ kinds: new Set(["bar"]), dwellSeconds: [20] });
});

test("a paused campaign asks nothing of the tag", () => {
  expect(tagNeeds([{ ...bar, status: "paused" }])).toEqual({ kinds: new Set(), dwellSeconds: [] });
});

test("a shop gets only the renderers of what it shows", () => {
  const all = { tag: "t", reader: "r", "renderer-bar": "b", "renderer-modal": "m" };
  expect(partsFor(all, new Set(["bar"]))).toEqual({ reader: "r", "renderer-bar": "b" });
});
