import type { FactName } from "#protocol/catalog/facts.ts";
import { toMajor, toMinor } from "#protocol/money.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Market } from "#protocol/site.ts";
import type { Understanding } from "../persona/understand.ts";
import { mostAlike } from "../persona/evidence.ts";
import { cartTotal } from "../session/cart-total.ts";
import { cartLines, type Session } from "../session/session.ts";
import { engagedMs } from "../session/visits.ts";
import type { Profile } from "../profile.ts";
import { longest } from "../persona/attention.ts";
import { dated, type DatedSet } from "./dated.ts";
import type { DatedFacts } from "./holds.ts";

/** What facts are made of, besides the shop's settings and the moment. */
export interface FactSources {
  readonly session: Session;
  readonly understanding: Understanding;
  readonly profile: {
    readonly locale: string;
    readonly country: string | null;
    readonly touch: boolean;
    readonly source: string;
    readonly utm?: Profile["utm"];
  };
  readonly campaignsSeen: readonly string[];
  readonly campaignsAnswered: readonly string[];
  readonly subscribed: boolean;
  readonly market: Market;
  readonly catalogue: Catalogue;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What audiences can be asked about this visitor now. */
export function factsOf(input: FactSources, now: number): DatedFacts {
  const { session, understanding, profile, market } = input;
  const cart = cartLines(session);
  // Of a cart in several currencies, the part in this market's: sums over them would be untrue.
  const value =
    cartTotal(session, market.currency) ??
    cart
      .filter(({ currency }) => currency === market.currency)
      .reduce((sum, line) => sum + line.price * line.quantity, 0);
  const major = toMajor(value, market.currency);
  const lastOrder = session.orders.at(-1);
  const { category, tier } = longest(session, input.catalogue);
  const { utm = {} } = profile;
  return {
    "cart-value": major,
    "cart-items": cart.reduce((sum, line) => sum + line.quantity, 0),
    "similar-in-cart": mostAlike(cart.map((line) => line.categories.at(-1) ?? "")),
    ...(market.freeShippingFrom !== undefined && {
      "missing-to-free-shipping": toMajor(
        Math.max(0, toMinor(market.freeShippingFrom, market.currency) - value),
        market.currency,
      ),
    }),
    stage: session.stage,
    "abandoned-stage": session.abandonment?.stage ?? "none",
    cause: understanding.cause.id,
    ...(understanding.persona.id && { persona: understanding.persona.id }),
    mode: understanding.mode.id,
    lifecycle: understanding.lifecycle,
    "price-tier": understanding.tier,
    "purchase-probability": understanding.probability,
    engagement: understanding.engagement,
    visits: session.visits,
    "page-views": session.visit.pages,
    "engaged-seconds": engagedMs(session.visit) / 1000,
    "scroll-depth": (session.visit.scroll ?? 0) / 100,
    ...(session.stage !== "none" && {
      "minutes-at-stage": Math.max(0, now - session.stageAt) / MINUTE_MS,
    }),
    ...(category !== null && { "top-category": category }),
    "top-price-tier": tier,
    ...(session.beforeAt !== null && { "days-since-visit": (now - session.beforeAt) / DAY_MS }),
    ...(lastOrder && { "days-since-purchase": (now - lastOrder.at) / DAY_MS }),
    purchases: session.purchases,
    spent: toMajor(session.spent[market.currency] ?? 0, market.currency),
    "campaigns-seen": input.campaignsSeen,
    "campaigns-answered": input.campaignsAnswered,
    set: setsOf(input, now),
    subscribed: input.subscribed,
    "loyalty-card": session.loyaltyCard?.has ?? false,
    "coupon-refused": (session.visit.counts.couponsRefused ?? 0) > 0,
    "shipping-shown": (session.visit.counts.shippingShown ?? 0) > 0,
    device: profile.touch ? "phone" : "desktop",
    source: profile.source,
    ...(utm.source !== undefined && { "utm-source": utm.source }),
    ...(utm.medium !== undefined && { "utm-medium": utm.medium }),
    ...(utm.campaign !== undefined && { "utm-campaign": utm.campaign }),
    ...(profile.country && { country: profile.country }),
    language: profile.locale.slice(0, 2).toLowerCase(),
    market: market.id,
  };
}

/** Members as they were seen, of a set that conditions can ask for. */
type Seen = (from: FactSources) => readonly { readonly id: string; readonly at: number }[];

const sets: { readonly [F in FactName]?: Seen } = {
  "viewed-products": ({ session }) => session.viewed,
  "viewed-categories": ({ session, catalogue }) =>
    session.viewed.flatMap(({ id, category, at }) => {
      const known = catalogue.products.get(id)?.categories;
      return (known ?? (category === "" ? [] : [category])).map((name) => ({ id: name, at }));
    }),
  "cart-products": ({ session }) => cartLines(session),
  "cart-categories": ({ session }) =>
    cartLines(session).flatMap(({ categories, at }) => categories.map((id) => ({ id, at }))),
  owned: ({ session }) =>
    session.orders.flatMap(({ items, at }) => items.map((id) => ({ id, at }))),
  "wish-list": ({ session }) => session.wishes,
  "read-content": ({ session }) => session.contents,
  searches: ({ session }) => session.searches,
  downloads: ({ session }) => session.downloads,
  preferences: ({ session }) => session.preferences,
};

function setsOf(from: FactSources, now: number): (name: FactName) => DatedSet | undefined {
  const made = new Map<FactName, DatedSet>();
  return (name) => {
    const seen = sets[name];
    if (!seen || made.has(name)) return made.get(name);
    const set = dated(seen(from), now);
    made.set(name, set);
    return set;
  };
}
