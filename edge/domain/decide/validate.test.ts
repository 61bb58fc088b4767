import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import type { Offer } from "#protocol/catalog/offers.ts";
import { settings } from "../test/world.ts";
import type { Shop } from "./checks/problem.ts";
import { validate } from "./validate.ts";

const title = { "*": "Hello {product}" };
const offer: Offer = {
  source: "pool",
  pool: "spring",
  value: { kind: "percent", percent: 5 },
  endsAfterHours: 24,
};
const good: Campaign = {
  id: "c",
  name: "Good",
  status: "live",
  trigger: { kind: "exit-intent" },
  goal: { kind: "purchase" },
  priority: 50,
  budget: { offers: 100 },
  steps: [
    { kind: "show", variants: [{ id: "a", share: 1, banner: { kind: "modal", title }, offer }] },
  ],
};
const shop: Shop = {
  settings: { ...settings, quietHours: { from: "21:00", to: "08:00" } },
  personas: [],
  others: [],
  pools: new Map([["spring", 10]]),
  knowsLowestPrices: false,
};

function withBanner(banner: unknown, rest: object = {}): unknown {
  return { steps: [{ kind: "show", variants: [{ id: "a", share: 1, banner, ...rest }] }] };
}

function problems(change: unknown, around: Partial<Shop> = {}) {
  return validate(Object.assign({ ...good }, change), { ...shop, ...around }).map(
    ({ field, sentence }) => `${field}: ${sentence}`,
  );
}

test("finds nothing wrong with a good campaign", () => {
  expect(problems({})).toEqual([]);
});

test.each([
  [
    "a variant without a share",
    {
      steps: [
        { kind: "show", variants: [{ id: "a", share: 0, banner: { kind: "modal", title } }] },
      ],
    },
    'steps.0.variants.0.share: Nobody can get the variant "a"',
  ],
  [
    "an unknown placeholder",
    withBanner({ kind: "modal", title: { "*": "{name}" } }),
    "steps.0.variants.0.banner.title.*: {name} stands for nothing",
  ],
  [
    "a code without an offer",
    withBanner({ kind: "modal", title: { "*": "{code}" } }),
    "{code} needs an offer",
  ],
  [
    "an empty fallback",
    withBanner({ kind: "modal", title: { "*": " ", de: "Hallo" } }),
    "Write the fallback text",
  ],
  [
    "a countdown to nothing",
    withBanner({ kind: "countdown", title }),
    "A countdown needs an offer",
  ],
  ["an offer without a budget", { budget: undefined }, "budget: Say how many offers"],
  [
    "an offer without a pool",
    withBanner({ kind: "modal", title }, { offer: { ...offer, pool: "x" } }),
    'There is no pool named "x"',
  ],
  [
    "an audience that excludes itself",
    {
      audience: {
        all: [
          { fact: "cart-value", is: "at-least", value: 100 },
          { fact: "cart-value", is: "at-most", value: 50 },
        ],
      },
    },
    "audience: Nobody can be meant",
  ],
  ["an unknown market", { markets: ["fr"] }, 'markets: There is no market named "fr"'],
  [
    "an offer for new customers only",
    { audience: { fact: "lifecycle", is: "equal", value: "new" } },
    "audience: New customers would get this offer and loyal ones never",
  ],
  [
    "an offer that ends with the first purchase",
    { audience: { fact: "purchases", is: "at-most", value: 0 } },
    "audience: New customers would get this offer",
  ],
  [
    "a personal price that does not say so",
    { audience: { fact: "price-tier", is: "equal", value: "low" } },
    "say so, for example",
  ],
  [
    "a reduction that is none",
    withBanner({ kind: "modal", title: { "*": "Now −20 %" } }),
    "This claims a reduction",
  ],
  [
    "a former price",
    withBanner({ kind: "modal", title: { "*": "Jetzt {price} statt 99 €" } }),
    "This claims a reduction",
  ],
  [
    "a price drop without history",
    { trigger: { kind: "price-drop" } },
    "trigger: A price drop may only be claimed",
  ],
  [
    "a schedule that ends before it begins",
    { schedule: { from: 2, until: 1 } },
    "schedule.until: It ends before",
  ],
  [
    "a last step that waits",
    { steps: [...good.steps, { kind: "wait", wait: { until: "elapsed", seconds: 1 } }] },
    "steps.1: Nothing comes after",
  ],
  [
    "a time in the quiet hours",
    { steps: [{ kind: "wait", wait: { until: "time-of-day", time: "22:30" } }, ...good.steps] },
    "steps.0.wait.time: 22:30 lies in the quiet hours",
  ],
  [
    "a link to elsewhere",
    withBanner({
      kind: "bar",
      title,
      button: { label: title, url: "https://shop.example.evil/x" },
    }),
    "banner.button.url: This leads away",
  ],
])("refuses %s with a sentence", (_, change, expected) => {
  expect(problems(change)).toEqual([expect.stringContaining(expected)]);
});

test("refuses quiet hours that never open", () => {
  const quiet = { ...settings, quietHours: { from: "08:00", to: "07:59" } };
  const message = { channel: "web-push", title, body: title };
  const steps = [{ kind: "send", variants: [{ id: "a", share: 1, message }] }];
  expect(problems({ steps }, { settings: quiet })).toEqual([
    expect.stringContaining("less than an hour a day"),
  ]);
});

test("lets an offer for new customers live beside one as good for loyal ones", () => {
  const audience = { fact: "lifecycle", is: "equal", value: "new" };
  const others = [{ ...good, id: "thanks" }];
  expect(problems({ audience }, { others })).toEqual([]);
});
