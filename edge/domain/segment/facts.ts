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
import { dated, type DatedSet, listed } from "./dated.ts";
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
  const sets = datedSets(session, input.catalogue);
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
    ...setsOf(sets),
    "campaigns-seen": input.campaignsSeen,
    "campaigns-answered": input.campaignsAnswered,
    daysAgo: agesOf(sets, now),
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

type SetName =
  | "viewed-products"
  | "viewed-categories"
  | "cart-products"
  | "cart-categories"
  | "owned"
  | "wish-list"
  | "read-content"
  | "searches"
  | "downloads"
  | "preferences";

function datedSets(session: Session, catalogue: Catalogue): Readonly<Record<SetName, DatedSet>> {
  const cart = cartLines(session);
  return {
    "viewed-products": listed(session.viewed),
    "viewed-categories": dated(
      session.viewed.flatMap(({ id, category, at }) => {
        const known = catalogue.products.get(id)?.categories;
        return (known ?? (category === "" ? [] : [category])).map((name) => ({ id: name, at }));
      }),
    ),
    "cart-products": listed(cart),
    "cart-categories": dated(
      cart.flatMap(({ categories, at }) => categories.map((name) => ({ id: name, at }))),
    ),
    owned: dated(session.orders.flatMap(({ items, at }) => items.map((id) => ({ id, at })))),
    "wish-list": listed(session.wishes),
    "read-content": listed(session.contents),
    searches: listed(session.searches),
    downloads: listed(session.downloads),
    preferences: listed(session.preferences),
  };
}

function setsOf(sets: Readonly<Record<SetName, DatedSet>>) {
  return mapped(sets, ({ members }) => members);
}

function agesOf(sets: Readonly<Record<SetName, DatedSet>>, now: number) {
  return mapped(sets, ({ lastAt }) => lastAt.map((at) => (now - at) / DAY_MS));
}

function mapped<T>(
  sets: Readonly<Record<SetName, DatedSet>>,
  value: (set: DatedSet) => T,
): Readonly<Record<SetName, T>> {
  return {
    "viewed-products": value(sets["viewed-products"]),
    "viewed-categories": value(sets["viewed-categories"]),
    "cart-products": value(sets["cart-products"]),
    "cart-categories": value(sets["cart-categories"]),
    owned: value(sets.owned),
    "wish-list": value(sets["wish-list"]),
    "read-content": value(sets["read-content"]),
    searches: value(sets.searches),
    downloads: value(sets.downloads),
    preferences: value(sets.preferences),
  };
}
