import type { PageFacts } from "#protocol/batch.ts";
import type { Campaign } from "#protocol/campaign.ts";
import type { TrackerEvent } from "#protocol/event.ts";
import type { Persona } from "#protocol/persona.ts";
import type { Catalogue, Product } from "#protocol/product.ts";
import type { Settings } from "#protocol/site.ts";
import type { Delivery } from "#protocol/delivery.ts";
import { due } from "../due.ts";
import type { Surroundings } from "../moment.ts";
import { settle, settleFlush } from "../settle.ts";
import type { VisitorState } from "../state.ts";
import type { VisitInput } from "../visit.ts";
import { wakeAtOf } from "../wake.ts";

/** Monday, 23 November 2026, 11:00 in Berlin. */
export const T0 = 1_795_428_000_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

export const settings: Settings = {
  name: "Running shop",
  origins: ["https://shop.example"],
  timeZone: "Europe/Berlin",
  markets: [
    { id: "de", locale: "de-DE", currency: "EUR", freeShippingFrom: 200, pricesIncludeTax: true },
  ],
  consent: "required",
  theme: {},
  caps: { interruptionsPerVisit: 2, messagesPerDay: 2, messagesPerWeek: 5 },
  holdout: 0,
  sitewideSale: false,
  everyoneTreated: false,
  pushNamesProducts: true,
  stopEverything: false,
  abandonedAfterSeconds: { cart: 240, payment: 1800 },
  visitEndsAfterSeconds: 1800,
  retentionDays: 400,
  pushWorker: "/edgewise-sw.js",
};

function shoe(id: string, name: string, price: number, rest: Partial<Product> = {}): Product {
  return {
    id,
    name,
    price,
    currency: "EUR",
    categories: ["shoes", "road"],
    url: `/p/${id}`,
    inStock: true,
    ...rest,
  };
}

/** A small running shop. */
export const products: readonly Product[] = [
  shoe("simple", "Simple Shoe", 6900, { categories: ["shoes", "beginner"] }),
  shoe("fast", "Fast Shoe", 18_000, {
    categories: ["shoes", "marathon"],
    attributes: { cushioning: "firm", drop: "4 mm" },
    accessories: ["gel", "socks", "gone"],
    image: "/i/fast.jpg",
  }),
  shoe("faster", "Faster Shoe", 22_000, {
    categories: ["shoes", "marathon"],
    attributes: { cushioning: "soft", drop: "4 mm" },
  }),
  shoe("gel", "Energy Gel", 250, { categories: ["food"], consumable: true }),
  shoe("socks", "Socks", 1500, { categories: ["clothes"] }),
  shoe("gone", "Sold-out Belt", 2900, { categories: ["belts"], inStock: false }),
];

export interface World {
  readonly campaigns: readonly Campaign[];
  readonly settings?: Partial<Settings>;
  readonly personas?: readonly Persona[];
  readonly version?: number;
}

/** The shop's side of every decision. */
export function shop(world: World): Omit<Surroundings, "now"> {
  const catalogue: Catalogue = {
    version: 1,
    products: new Map(products.map((product) => [product.id, product])),
    articles: new Map(),
  };
  return {
    snapshot: {
      site: "demo",
      edge: "https://edge.example",
      version: world.version ?? 1,
      settings: { ...settings, ...world.settings },
      personas: world.personas ?? [],
      campaigns: world.campaigns,
      pushKey: "",
      catalogueVersion: 1,
      modelVersion: 0,
      shards: 1,
      caps: {},
    },
    catalogue,
    model: null,
    seed: "seed",
  };
}

export type Told = TrackerEvent extends infer E
  ? E extends TrackerEvent
    ? Omit<E, "agoMs">
    : never
  : never;

/** The first batch of a new visitor, or with `state` and `number` a later one. */
export function batch(
  around: Omit<Surroundings, "now">,
  now: number,
  events: readonly Told[],
  page: Partial<PageFacts> = {},
): VisitInput {
  return {
    ...around,
    now,
    state: null,
    site: "demo",
    visitor: "visitor-of-the-tests-00000001",
    tab: "t".repeat(22),
    number: 1,
    consent: { analytics: true, personalisation: true, push: true },
    page: { path: "/", locale: "de-DE", timeZone: "Europe/Berlin", ...page },
    leaving: false,
    placed: events.map((event, index) => ({
      event: { ...event, agoMs: 0 },
      at: now,
      order: `t/000001/${String(index).padStart(3, "0")}`,
    })),
    request: {},
    backfill: null,
  };
}

export const subscribed: Told = {
  kind: "push_subscribed",
  subscription: {
    endpoint: "https://fcm.googleapis.com/fcm/send/abc",
    keys: { p256dh: `B${"a".repeat(86)}`, auth: "a".repeat(22) },
  },
};

/** Wakes a visitor whenever something is due, as its object would, up to and including `until`. */
export function wake(
  around: Omit<Surroundings, "now">,
  before: VisitorState | null,
  until: number,
): {
  readonly state: VisitorState;
  readonly sent: readonly (Delivery & { readonly at: number })[];
} {
  if (!before) throw new Error("Nobody to wake");
  let state = before;
  const sent: (Delivery & { readonly at: number })[] = [];
  let now = wakeAtOf(state);
  for (let wakes = 0; now !== null && now <= until; wakes++) {
    if (wakes > 500) throw new Error("Woken again and again without end");
    ({ state } = due({ ...around, state, now }));
    for (const delivery of state.deliveries) {
      if (delivery.state !== "sending") continue;
      sent.push({ ...delivery, at: now });
      ({ state } = settle(state, delivery.key, { kind: "sent" }, now));
    }
    const { outbox } = state.flush;
    if (outbox)
      ({ state } = settleFlush(state, { number: outbox.number, flushEveryMs: 60_000 }, now));
    const next = wakeAtOf(state);
    now = next === null ? null : Math.max(next, now);
  }
  return { state, sent };
}
