import * as v from "valibot";
import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import { settings } from "#protocol/site.ts";
import { advise } from "./advise.ts";

const shop = v.parse(settings, {
  name: "Shop",
  origins: ["https://shop.example"],
  timeZone: "Europe/Berlin",
  markets: [{ id: "de", locale: "de", currency: "EUR", pricesIncludeTax: true }],
});
const campaign: Campaign = {
  id: "a",
  name: "A",
  status: "live",
  trigger: { kind: "landing" },
  goal: { kind: "none" },
  priority: 1,
  steps: [{ kind: "wait", wait: { until: "elapsed", seconds: 1 } }],
};
const healthy = {
  visit: 100,
  "event/product_view": 200,
  "event/cart_add": 40,
  "event/checkout_stage": 30,
  "event/purchase": 5,
  "stage/payment": 12,
};
const input = {
  today: healthy,
  twoDays: healthy,
  campaigns: [campaign],
  settings: shop,
  alerts: [],
  sick: [],
};
const kinds = (given: Parameters<typeof advise>[0]) => advise(given).map(({ kind }) => kind);

test("a healthy shop is left in peace", () => {
  expect(advise(input)).toEqual([]);
});

test("what is wrong with the shop's own data is said, too", () => {
  expect(advise({ ...input, alerts: ["ids-unmatched", "model-broken"] })).toEqual([
    { kind: "ids-unmatched", page: "catalogue" },
    { kind: "model-broken", page: "recommendations" },
  ]);
});

test("a key that runs out and shares that can't be chance are said, each with the page that mends it", () => {
  expect(advise({ ...input, alerts: ["key-expires", "feed-fails"], sick: ["Cart left"] })).toEqual([
    { kind: "key-expires", page: "set-up" },
    { kind: "feed-fails", page: "set-up" },
    { kind: "sick-ratio", page: "proof", campaigns: ["Cart left"] },
  ]);
});

test("a shop that reports nothing at all is told that first", () => {
  expect(kinds({ ...input, today: {}, twoDays: {} })).toEqual(["silent"]);
});

test("payments without a purchase point at the thank-you page", () => {
  const { "event/purchase": _, ...without } = healthy;
  expect(kinds({ ...input, twoDays: without })).toEqual(["no-purchases"]);
});

test("events that never came are named, once there were enough visits to tell", () => {
  const { "event/cart_add": _, ...without } = healthy;
  expect(advise({ ...input, twoDays: without })).toEqual([
    { kind: "missing", page: "set-up", events: ["cart_add"] },
  ]);
  expect(advise({ ...input, twoDays: { ...without, visit: 3 } })).toEqual([]);
});

test("drafts alone are no campaign", () => {
  expect(kinds({ ...input, campaigns: [{ ...campaign, status: "draft" }] })).toEqual([
    "no-campaign",
  ]);
});

test("many refusals of push and many script errors are worth a look", () => {
  const asked = { ...healthy, "push-prompt/asked": 80, "push-prompt/granted": 1 };
  expect(kinds({ ...input, today: { error: 25 }, twoDays: asked })).toEqual([
    "errors",
    "few-reachable",
  ]);
});

test("at most three at once, a full stop before all else", () => {
  const stopped = { ...shop, stopEverything: true };
  const all = kinds({
    ...input,
    today: { error: 25 },
    twoDays: {},
    campaigns: [],
    settings: stopped,
  });
  expect(all).toEqual(["stopped", "silent", "no-campaign"]);
});

test("a job that was given up is said, above what only could be better", () => {
  const twoDays = { ...healthy, "failed/visit-end": 5, "gave-up/visit-end": 1 };
  expect(kinds({ ...input, twoDays, campaigns: [] })).toEqual(["gave-up", "no-campaign"]);
  expect(kinds({ ...input, twoDays: { ...healthy, "failed/visit-end": 4 } })).toEqual([]);
});
