import type { Facts } from "#protocol/catalog/facts.ts";
import { toMajor, toMinor } from "#protocol/money.ts";
import type { Market, Settings } from "#protocol/site.ts";
import type { Understanding } from "../persona/understand.ts";
import { mostAlike } from "../persona/evidence.ts";
import { cartLines, type Session } from "../session/session.ts";
import { engagedMs } from "../session/visits.ts";

/** What facts are made of, besides the shop's settings and the moment. */
export interface FactSources {
  readonly session: Session;
  readonly understanding: Understanding;
  readonly profile: {
    readonly locale: string;
    readonly country: string | null;
    readonly touch: boolean;
    readonly source: string;
  };
  readonly campaignsSeen: readonly string[];
  readonly campaignsAnswered: readonly string[];
  readonly subscribed: boolean;
  readonly market: Market;
}

const DAY_MS = 86_400_000;

/** What audiences can be asked about this visitor now. */
export function factsOf(input: FactSources, _settings: Settings, now: number): Facts {
  const { session, understanding, profile, market } = input;
  const cart = cartLines(session);
  const value = cart.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const major = toMajor(value, market.currency);
  const lastOrder = session.orders.at(-1);
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
    ...(session.beforeAt !== null && { "days-since-visit": (now - session.beforeAt) / DAY_MS }),
    ...(lastOrder && { "days-since-purchase": (now - lastOrder.at) / DAY_MS }),
    purchases: session.purchases,
    spent: toMajor(session.spent[market.currency] ?? 0, market.currency),
    "viewed-products": session.viewed.map(({ id }) => id),
    "viewed-categories": [...new Set(session.viewed.map(({ category }) => category))],
    "cart-products": cart.map(({ id }) => id),
    "cart-categories": [...new Set(cart.flatMap(({ categories }) => categories))],
    owned: [...new Set(session.orders.flatMap(({ items }) => items))],
    "wish-list": session.wishes.map(({ id }) => id),
    "read-content": session.contents.map(({ id }) => id),
    searches: session.searches.map(({ id }) => id),
    downloads: session.downloads.map(({ id }) => id),
    "campaigns-seen": input.campaignsSeen,
    "campaigns-answered": input.campaignsAnswered,
    preferences: session.preferences.map(({ id }) => id),
    subscribed: input.subscribed,
    "coupon-refused": (session.visit.counts.couponsRefused ?? 0) > 0,
    "shipping-shown": (session.visit.counts.shippingShown ?? 0) > 0,
    device: profile.touch ? "phone" : "desktop",
    source: profile.source,
    ...(profile.country && { country: profile.country }),
    language: profile.locale.slice(0, 2).toLowerCase(),
    market: market.id,
  };
}
