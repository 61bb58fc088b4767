import type { Campaign, Step } from "#protocol/campaign.ts";
import type { Catalogue, Product } from "#protocol/product.ts";
import type { Settings, Snapshot } from "#protocol/site.ts";
import tables from "./habits.json" with { type: "json" };

/** Monday, 19 October 2026, 0:00 UTC: the simulated month crosses a change of the clocks. */
export const START = 1_792_368_000_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const title = { "*": "Words for you" };
const push = { channel: "web-push", title, body: { "*": "Your cart waits" } } as const;
const wait = (seconds: number): Step => ({ kind: "wait", wait: { until: "elapsed", seconds } });
const computed = {
  source: "computed",
  value: { kind: "percent", percent: 10 },
  endsAfterHours: 48,
} as const;
const show = (kind: "bar" | "modal" | "corner-card"): Step => ({
  kind: "show",
  variants: [{ id: "a", share: 1, banner: { kind, title } }],
});
const send = (id: string, offer?: typeof computed): Step => ({
  kind: "send",
  variants: [{ id, share: 1, message: push, ...(offer && { offer }) }],
});

function campaign(id: string, rest: Partial<Campaign> & Pick<Campaign, "trigger" | "steps">) {
  const common = {
    id,
    name: id,
    status: "live",
    goal: { kind: "purchase" },
    priority: 60,
  } as const;
  return { ...common, ...rest } satisfies Campaign;
}

const first: readonly Campaign[] = [
  campaign("exit", {
    trigger: { kind: "exit-intent" },
    priority: 90,
    caps: { perDay: 1, inAll: 4 },
    holdout: 0.2,
    steps: [show("modal")],
  }),
  campaign("exit-coupon", {
    trigger: { kind: "exit-intent" },
    priority: 80,
    caps: { inAll: 2 },
    budget: { offers: 2 },
    steps: [
      {
        kind: "show",
        variants: [
          {
            id: "a",
            share: 1,
            banner: { kind: "modal", title: { "*": "{code}" } },
            offer: computed,
          },
        ],
      },
    ],
  }),
  campaign("shipping", {
    trigger: { kind: "cart-changed" },
    caps: { perVisit: 2, perDay: 3 },
    goal: { kind: "none" },
    steps: [show("bar")],
  }),
  campaign("welcome", {
    trigger: { kind: "landing" },
    goal: { kind: "none" },
    caps: { inAll: 2, perWeek: 1 },
    steps: [show("corner-card")],
  }),
  campaign("left-cart", {
    trigger: { kind: "abandoned" },
    group: "left",
    priority: 80,
    holdout: 0.1,
    reentryDays: 3,
    budget: { offers: 3 },
    steps: [wait(3600), send("one"), wait(86_400), send("two", computed)],
  }),
  campaign("left-payment", {
    trigger: { kind: "abandoned", stage: "payment", afterSeconds: 7200 },
    group: "left",
    priority: 90,
    caps: { perWeek: 1 },
    steps: [{ kind: "wait", wait: { until: "best-time", withinSeconds: 43_200 } }, send("one")],
  }),
  campaign("browsed", {
    trigger: { kind: "browse-abandoned", afterSeconds: 5400 },
    caps: { perWeek: 1, inAll: 3 },
    reentryDays: 0,
    steps: [send("one")],
  }),
  campaign("back-again", {
    trigger: { kind: "abandoned", afterSeconds: 14_400 },
    holdout: 0.2,
    reentryDays: 1,
    caps: { perDay: 1 },
    steps: [show("corner-card"), wait(7200), send("after")],
  }),
  campaign("win-back", {
    trigger: { kind: "inactive", days: 7 },
    goal: { kind: "none" },
    steps: [{ kind: "wait", wait: { until: "time-of-day", time: "18:00" } }, send("one")],
  }),
  campaign("thanks", {
    trigger: { kind: "purchase" },
    goal: { kind: "none" },
    ignoresQuietHours: true,
    reentryDays: 0,
    steps: [
      wait(2 * 86_400),
      {
        kind: "send",
        variants: [
          { id: "a", share: 1, message: { channel: "webhook", url: "https://crm.example/" } },
        ],
      },
    ],
  }),
];

const settings: Settings = {
  name: "Simulated shop",
  origins: ["https://shop.example"],
  timeZone: "Europe/Berlin",
  markets: [
    { id: "de", locale: "de-DE", currency: "EUR", freeShippingFrom: 50, pricesIncludeTax: true },
    { id: "us", locale: "en-US", currency: "USD", countries: ["US"], pricesIncludeTax: false },
  ],
  consent: "required",
  theme: {},
  quietHours: { from: "21:00", to: "08:00" },
  caps: { interruptionsPerVisit: 2, messagesPerDay: 2, messagesPerWeek: 4 },
  holdout: 0.1,
  sitewideSale: false,
  everyoneTreated: false,
  stopEverything: false,
  abandonedAfterSeconds: { cart: 240, payment: 1800 },
  visitEndsAfterSeconds: 1800,
  retentionDays: 400,
  pushWorker: "/edgewise-sw.js",
};

/** What the marketer did in the month, and when: every line is a new version. */
const edits: readonly {
  readonly at: number;
  readonly settings?: Partial<Settings>;
  readonly campaigns?: (before: readonly Campaign[]) => readonly Campaign[];
}[] = [
  { at: 5 * DAY + 15 * HOUR, campaigns: (all) => changed(all, "left-cart", { status: "paused" }) },
  {
    at: 6 * DAY + 9 * HOUR,
    campaigns: (all) =>
      changed(all, "left-cart", {
        status: "live",
        steps: [wait(1800), send("one"), wait(7200), send("two")],
      }),
  },
  { at: 9 * DAY + 10 * HOUR, settings: { quietHours: { from: "20:00", to: "09:00" } } },
  { at: 11 * DAY + 12 * HOUR, campaigns: (all) => changed(all, "exit", { holdout: 0.1 }) },
  { at: 13 * DAY, campaigns: (all) => all.filter(({ id }) => id !== "browsed") },
  { at: 15 * DAY + 17 * HOUR, settings: { stopEverything: true } },
  { at: 15 * DAY + 22 * HOUR, settings: { stopEverything: false } },
  {
    at: 18 * DAY + 11 * HOUR,
    settings: { caps: { interruptionsPerVisit: 1, messagesPerDay: 1, messagesPerWeek: 3 } },
  },
  { at: 20 * DAY, campaigns: (all) => changed(all, "welcome", { status: "ended" }) },
  {
    at: 21 * DAY,
    campaigns: (all) => [
      ...all,
      campaign("second-look", {
        trigger: { kind: "browse-abandoned", afterSeconds: 3600 },
        group: "left",
        caps: { perDay: 1 },
        reentryDays: 1,
        holdout: 0.5,
        steps: [send("one"), wait(7200), send("two")],
      }),
    ],
  },
];

function changed(all: readonly Campaign[], id: string, to: Partial<Campaign>): readonly Campaign[] {
  return all.map((one) => (one.id === id ? { ...one, ...to } : one));
}

/** Everything the shop published, each from its moment on. */
export const versions: readonly { readonly at: number; readonly snapshot: Snapshot }[] =
  published();

function published(): readonly { readonly at: number; readonly snapshot: Snapshot }[] {
  const opening: Snapshot = {
    site: "sim",
    edge: "https://edge.example",
    version: 1,
    settings,
    personas: [],
    campaigns: first,
    pushKey: "",
    catalogueVersion: 1,
    modelVersion: 0,
    shards: 1,
    caps: {},
  };
  const all = [{ at: START, snapshot: opening }];
  for (const edit of edits) {
    const before = all.at(-1)?.snapshot ?? opening;
    const snapshot = {
      ...before,
      version: before.version + 1,
      settings: { ...before.settings, ...edit.settings },
      campaigns: edit.campaigns?.(before.campaigns) ?? before.campaigns,
    };
    all.push({ at: START + edit.at, snapshot });
  }
  return all;
}

/** What Site would serve at this moment. */
export function snapshotAt(at: number): Snapshot {
  const found = versions.findLast((version) => version.at <= at) ?? versions[0];
  if (!found) throw new Error("The shop published nothing");
  return found.snapshot;
}

export const products: readonly Product[] = Array.from({ length: 60 }, (_, index) => ({
  id: `product-${index}`,
  name: `Product ${index}`,
  price: Math.round((tables.prices[index % tables.prices.length] ?? 10) * 100),
  currency: "EUR",
  categories: ["all", `category-${index % 6}`],
  brand: `brand-${index % 9}`,
  url: `/p/${index}`,
  inStock: index % 11 !== 0,
}));

export const catalogue: Catalogue = {
  version: 1,
  products: new Map(products.map((product) => [product.id, product])),
  articles: new Map(),
};
