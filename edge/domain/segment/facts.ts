import type { FactName, FactValue } from "#protocol/catalog/facts.ts";
import { toMajor, toMinor } from "#protocol/money.ts";
import type { CampaignMemory } from "../decide/campaign-memory.ts";
import { linePriceOf } from "../decide/price.ts";
import { longest } from "../persona/attention.ts";
import { mostAlike } from "../persona/evidence.ts";
import { toldFor } from "../session/cart-total.ts";
import { cartLines } from "../session/session.ts";
import { engagedMs } from "../session/visits.ts";
import type { FactSources } from "./fact-sources.ts";
import type { SetName } from "./sets.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

type Fact = (from: FactSources) => FactValue | undefined;

/** What audiences can be asked about a visitor now; not yet known is undefined. */
export const factsOf: { readonly [F in Exclude<FactName, SetName>]: Fact } = {
  "cart-value": (from) => toMajor(cartValue(from), from.market.currency),
  "cart-items": ({ session }) => cartLines(session).reduce((sum, line) => sum + line.quantity, 0),
  "similar-in-cart": ({ session }) =>
    mostAlike(cartLines(session).map((line) => line.categories.at(-1) ?? "")),
  "missing-to-free-shipping": (from) => {
    const { freeShippingFrom, currency } = from.market;
    if (freeShippingFrom === undefined) return undefined;
    return toMajor(Math.max(0, toMinor(freeShippingFrom, currency) - cartValue(from)), currency);
  },
  stage: ({ session }) => session.stage,
  "abandoned-stage": ({ session }) => session.abandonment?.stage ?? "none",
  cause: ({ understanding }) => understanding.cause.id,
  persona: ({ understanding }) => understanding.persona.id ?? undefined,
  mode: ({ understanding }) => understanding.mode.id,
  lifecycle: ({ understanding }) => understanding.lifecycle,
  "price-tier": ({ understanding }) => understanding.tier,
  "purchase-probability": ({ understanding }) => understanding.probability,
  engagement: ({ understanding }) => understanding.engagement,
  visits: ({ session }) => session.visits,
  "page-views": ({ session }) => session.visit.pages,
  "engaged-seconds": ({ session }) => engagedMs(session.visit) / 1000,
  "scroll-depth": ({ session }) => (session.visit.scroll ?? 0) / 100,
  "minutes-at-stage": ({ session, now }) =>
    session.stage === "none" ? undefined : Math.max(0, now - session.stageAt) / MINUTE_MS,
  "top-category": ({ session, catalogue }) => longest(session, catalogue).category ?? undefined,
  "top-price-tier": ({ session, catalogue }) => longest(session, catalogue).tier,
  "days-since-visit": ({ session, now }) => daysSince(session.beforeAt, now),
  "days-since-purchase": ({ session, now }) => daysSince(session.orders.at(-1)?.at, now),
  purchases: ({ session }) => session.purchases,
  spent: ({ session, market: { currency } }) => toMajor(session.spent[currency] ?? 0, currency),
  "campaigns-seen": ({ campaigns }) =>
    campaigns.filter(({ said }) => said !== undefined).map(nameOf),
  "campaigns-answered": ({ campaigns }) =>
    campaigns.filter(({ answeredAt }) => answeredAt !== undefined).map(nameOf),
  subscribed: ({ subscribed }) => subscribed,
  "loyalty-card": ({ session }) => session.loyaltyCard?.has ?? false,
  "coupon-refused": ({ session }) => (session.visit.counts.couponsRefused ?? 0) > 0,
  "shipping-shown": ({ session }) => (session.visit.counts.shippingShown ?? 0) > 0,
  device: ({ profile }) => (profile.touch ? "phone" : "desktop"),
  source: ({ profile }) => profile.source,
  "utm-source": ({ profile }) => profile.utm?.source,
  "utm-medium": ({ profile }) => profile.utm?.medium,
  "utm-campaign": ({ profile }) => profile.utm?.campaign,
  country: ({ profile }) => profile.country ?? undefined,
  language: ({ profile }) => profile.locale.slice(0, 2).toLowerCase(),
  market: ({ market }) => market.id,
};

// As the page told, else what its lines cost here. Of a cart in several currencies, the part in this
// market's: sums over them would be untrue.
function cartValue(from: FactSources): number {
  const { session, market } = from;
  const told = toldFor(session, market.currency);
  if (told !== null) return told;
  return cartLines(session).reduce((sum, line) => {
    const { amount, currency } = linePriceOf(line, from, from) ?? { ...line, amount: line.price };
    return currency === market.currency ? sum + amount * line.quantity : sum;
  }, 0);
}

function daysSince(at: number | null | undefined, now: number): number | undefined {
  return at === null || at === undefined ? undefined : (now - at) / DAY_MS;
}

function nameOf({ campaign }: CampaignMemory): string {
  return campaign;
}
