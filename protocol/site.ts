import * as v from "valibot";
import type { Complaint } from "./complaint.ts";
import type { Campaign } from "./campaign.ts";
import type { Counts } from "./counts.ts";
import { currency, price } from "./amount.ts";
import type { Persona } from "./persona.ts";
import { foreignId, key, line, link, locale, title } from "./text.ts";

const timeOfDay = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time-of-day" satisfies Complaint),
);
const timeZone = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check(isTimeZone, "time-zone" satisfies Complaint),
);
const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, "colour" satisfies Complaint));

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    // Intl answers an unknown zone with a RangeError; that is the answer "no".
    return false;
  }
}

/** A country or language the shop sells to, with its own money and rules. */
export const market = v.object({
  id: key,
  locale,
  currency,
  countries: v.optional(
    v.array(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, "country" satisfies Complaint))),
  ),
  /** Major units, after discounts. */
  freeShippingFrom: v.optional(price),
  pricesIncludeTax: v.boolean(),
  /** Says "incl. VAT" beside prices, too; that one is without is always said. */
  namesTax: v.optional(v.boolean()),
  /** For visitors who shop for a company, as the page says with the preference `business`. */
  business: v.optional(v.boolean()),
});
export type Market = v.InferOutput<typeof market>;

/** What the shop wants the tag and the edge to do; but for name, origins, time zone and markets all may be left out. */
export const settings = v.object({
  name: title,
  /** The origins whose pages may report: "https://shop.example". */
  origins: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^https?:\/\/[^/\s]+$/, "origin" satisfies Complaint))),
    v.minLength(1, "no-origin" satisfies Complaint),
    v.maxLength(50),
  ),
  timeZone,
  markets: v.pipe(
    v.array(market),
    v.minLength(1, "no-market" satisfies Complaint),
    v.maxLength(100),
  ),
  consent: v.optional(v.picklist(["required", "session", "granted"]), "required"),
  theme: v.optional(
    v.object({
      accent: v.optional(colour),
      radius: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(40))),
      font: v.optional(v.pipe(line, v.regex(/^[\w\s,'"-]*$/, "font" satisfies Complaint))),
    }),
    {},
  ),
  /** Nobody is addressed by message in these hours of their own day; absent means never quiet. */
  quietHours: v.optional(v.object({ from: timeOfDay, to: timeOfDay })),
  caps: v.optional(
    v.object({
      interruptionsPerVisit: v.pipe(v.number(), v.integer(), v.minValue(0)),
      messagesPerDay: v.pipe(v.number(), v.integer(), v.minValue(0)),
      messagesPerWeek: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
    { interruptionsPerVisit: 2, messagesPerDay: 2, messagesPerWeek: 5 },
  ),
  /** Share of visitors who never see anything: the yardstick of the total. */
  holdout: v.optional(
    v.pipe(v.number(), v.minValue(0), v.maxValue(0.5, "holdout-shop" satisfies Complaint)),
    0.05,
  ),
  /** A sale for everyone is on: no abandonment discounts meanwhile. */
  sitewideSale: v.optional(v.boolean(), false),
  /** A discount for somebody who leaves must leave this much of the cart's value as margin; nothing if absent. */
  marginFloorPercent: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  /** Visitors that always see what is live, such as those of a demo. */
  everyoneTreated: v.optional(v.boolean(), false),
  /** The shop's server reports every order: one that only a page told of is in no proof, whoever made it up. */
  confirmedOrdersOnly: v.optional(v.boolean()),
  /** Push messages may name products; absent: a lock screen says only that something is waiting. */
  pushNamesProducts: v.optional(v.boolean()),
  stopEverything: v.optional(v.boolean(), false),
  abandonedAfterSeconds: v.optional(v.object({ cart: v.number(), payment: v.number() }), {
    cart: 240,
    payment: 1800,
  }),
  /** Days after somebody entered an experiment in which an order counts for it; 7 if absent. Who is in one already keeps theirs. */
  outcomeDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30))),
  /** Days after which half of an engagement score is gone; 14 if absent. */
  engagementHalfLifeDays: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(365))),
  visitEndsAfterSeconds: v.optional(v.pipe(v.number(), v.minValue(60)), 1800),
  /**
   * Seconds after which a visit is over once its page has said that it is gone and nothing came after; absent: only silence
   * ends one. Another open tab is heard of within five minutes.
   */
  visitEndsWhenGoneSeconds: v.optional(v.pipe(v.number(), v.minValue(300))),
  retentionDays: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(730)), 400),
  /**
   * The shop's own handler that fills a cart, on one of its origins: {cart} becomes "ID:QUANTITY,…",
   * {variants} the same with only the number that each id ends in, as Shopify's permalinks want it.
   */
  cartUrl: v.optional(link),
  icon: v.optional(link),
  /** Path of the one-line worker file that the shop hosts. */
  pushWorker: v.optional(v.pipe(v.string(), v.startsWith("/")), "/edgewise-sw.js"),
  /** Places for banners that the page does not mark itself: a name and where it is, as a CSS selector. */
  slots: v.optional(
    v.pipe(
      v.record(key, v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
      v.check((slots) => Object.keys(slots).length <= 20, "places" satisfies Complaint),
    ),
  ),
  searchParameter: v.optional(foreignId),
  /** A shop of made-up people, which the dashboard says on every page; what they would have done anyway is known. */
  simulated: v.optional(
    v.object({
      days: v.pipe(v.number(), v.integer(), v.minValue(1)),
      /** By campaign ("*": all together): what it really added for each person it spoke to. */
      truth: v.record(
        v.pipe(v.string(), v.maxLength(64)),
        v.object({ buyersPerPerson: v.number(), netMinorPerPerson: v.number() }),
      ),
    }),
  ),
});
export type Settings = v.InferOutput<typeof settings>;
export type SettingsInput = v.InferInput<typeof settings>;

/** All that decisions of one shop depend on, immutable under its version. */
export interface Snapshot {
  readonly site: string;
  /** Where this edge is reached; push workers report there. */
  readonly edge: string;
  readonly version: number;
  readonly settings: Settings;
  readonly personas: readonly Persona[];
  readonly campaigns: readonly Campaign[];
  /** Public VAPID key, base64url. */
  readonly pushKey: string;
  readonly catalogueVersion: number;
  readonly modelVersion: number;
  /** Parts that the census is spread over; only ever more. */
  readonly shards: number;
  /** Per experiment, the cap on one person's value, minor units, and since when it is fixed. */
  readonly caps: Readonly<Record<string, ValueCap>>;
  /** By epoch, how many days an order counts, where that is not seven. */
  readonly windows?: Readonly<Record<number, number>>;
  /** What the shop's own visitors have taught, as the census sums it up; absent: nothing yet. */
  readonly learnt?: Counts;
}

/** Only people who enter an experiment after its cap was fixed count for its revenue. */
export interface ValueCap {
  readonly minor: number;
  readonly currency: string;
  readonly from: number;
}
