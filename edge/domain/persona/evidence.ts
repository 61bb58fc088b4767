import type { Catalogue } from "#protocol/product.ts";
import { engagedMs } from "../session/visits.ts";
import type { Session } from "../session/session.ts";
import type { LeavingEvidence } from "./cause/signs.ts";
import type { VisitEvidence } from "./mode/mode.ts";
import type { VisitActivity } from "./probability/visit-features.ts";

const GIFT = /\b(gifts?|present|geschenk|cadeau|regalo|prezent|kado|gåva|lahja)/i;
const VISIT_OVER_MS = 30 * 60_000;
const DAY_MS = 86_400_000;
// 1 January 1970 was a Thursday.
const THURSDAY = 4;

/** What of the current visit tells how somebody visits. */
export function visitEvidence(session: Session, now: number): VisitEvidence {
  const { visit } = session;
  const { counts } = visit;
  const read = (counts.contentMs ?? 0) + (counts.specificationMs ?? 0) + (counts.reviewsMs ?? 0);
  const here = session.viewed.filter(({ at }) => at >= visit.startedAt);
  return {
    productViews: counts.products ?? 0,
    distinctProducts: here.length,
    distinctCategories: new Set(here.map(({ category }) => category)).size,
    lists: counts.lists ?? 0,
    searches: counts.searches ?? 0,
    filters: counts.filters ?? 0,
    contents: counts.contents ?? 0,
    readingShare: Math.min(1, read / Math.max(1, engagedMs(visit))),
    cartAdds: counts.cartAdds ?? 0,
    isInCheckout: session.stage !== "none" && session.stage !== "cart",
    pages: visit.pages,
    isOver: now - session.lastAt > VISIT_OVER_MS,
  };
}

/** What of the current visit tells why somebody may leave. */
export function leavingEvidence(session: Session, catalogue: Catalogue): LeavingEvidence {
  const { visit, cart } = session;
  const { counts } = visit;
  const here = session.viewed.filter(({ at }) => at >= visit.startedAt);
  const again = here.filter(({ views }) => views > 1);
  const parts =
    (counts.descriptionMs ?? 0) + (counts.specificationMs ?? 0) + (counts.reviewsMs ?? 0);
  const gifts =
    session.searches.filter(({ id }) => GIFT.test(id)).length +
    session.preferences.filter(({ id }) => GIFT.test(id)).length +
    cart.filter(({ id, categories }) =>
      [...categories, ...(catalogue.products.get(id)?.tags ?? [])].some((name) => GIFT.test(name)),
    ).length;
  return {
    stage: session.stage,
    alikeInCart: mostAlike(cart.map(({ categories }) => categories.at(-1) ?? "")),
    comparedAgain: mostAlike(again.map(({ category }) => category)),
    contentsRead: session.contents.filter(({ at }) => at >= visit.startedAt).length,
    partsSeconds: parts / 1000,
    deliverySeconds: (counts.deliveryMs ?? 0) / 1000,
    sizesSeconds: (counts.sizesMs ?? 0) / 1000,
    searchesInVain: counts.searchesInVain ?? 0,
    couponsRefused: counts.couponsRefused ?? 0,
    shippingShown: counts.shippingShown ?? 0,
    aways: counts.aways ?? 0,
    engagedSeconds: engagedMs(visit) / 1000,
    distinctProducts: here.length,
    lists: counts.lists ?? 0,
    cartItems: cart.length,
    giftHints: gifts,
  };
}

/** What of the current visit tells whether it ends with an order. */
export function visitActivity(session: Session): VisitActivity {
  const { visit } = session;
  const { counts } = visit;
  const product = {
    pages: (counts.products ?? 0) + (counts.lists ?? 0) + (counts.searches ?? 0),
    seconds: (counts.productMs ?? 0) / 1000,
  };
  const informational = { pages: counts.contents ?? 0, seconds: (counts.contentMs ?? 0) / 1000 };
  const day = (Math.floor(visit.startedAt / DAY_MS) + THURSDAY) % 7;
  return {
    product,
    informational,
    administrative: {
      pages: Math.max(0, visit.pages - product.pages - informational.pages),
      seconds: Math.max(0, engagedMs(visit) / 1000 - product.seconds - informational.seconds),
    },
    returning: session.visits > 1,
    weekend: day === 0 || day === 6,
  };
}

/** How many of the most frequent kind there are; 0 unless there are two. */
export function mostAlike(kinds: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const kind of kinds) if (kind !== "") counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return most > 1 ? most : 0;
}
