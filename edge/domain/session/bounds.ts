import { shortened } from "./cart-log.ts";
import type { Session } from "./session.ts";

const MAX_WEIGHT = 4500;
// Making room for more than the next fact, so that it is not made again at once.
const ROOMY = 3900;
const PER_ENTRY = 45;
const MIN_LINES = 6;

/** The session, with the oldest of everything forgotten where its ids and names are uncommonly long. */
export function withinBounds(session: Session): Session {
  if (weight(session) <= MAX_WEIGHT) return session;
  let after = session;
  for (let keep = 16; keep >= 1 && weight(after) > ROOMY; keep /= 2) {
    after = {
      ...after,
      cart: after.cart.slice(-Math.max(MIN_LINES, keep)),
      cartLog: shortened(after.cartLog, keep, Math.max(MIN_LINES, keep)),
      goods: after.goods.slice(-keep),
      viewed: after.viewed.slice(-keep),
      removed: after.removed.slice(-keep),
      wishes: after.wishes.slice(-keep),
      unwished: after.unwished.slice(-keep),
      searches: after.searches.slice(-keep),
      contents: after.contents.slice(-keep),
      downloads: after.downloads.slice(-keep),
      preferences: after.preferences.slice(-keep),
      answers: after.answers.slice(-keep),
      orders: after.orders.map((order) => ({ ...order, items: order.items.slice(0, keep) })),
      earlier: after.earlier.slice(-keep),
      visit: { ...after.visit, items: after.visit.items.slice(-keep) },
      finished: after.finished.slice(-Math.ceil(keep / 8)),
    };
  }
  return after;
}

// About what it takes as JSON, without making any.
function weight(session: Session): number {
  const { cartLog } = session;
  return (
    600 +
    idsOf(session.cart) +
    session.cart.reduce(
      (sum, { name, categories }) => sum + 60 + name.length + lengths(categories),
      0,
    ) +
    idsOf(cartLog.settled.lines) +
    cartLog.changes.reduce(
      (sum, change) => sum + ("id" in change ? 50 + change.id.length : 50),
      0,
    ) +
    idsOf(session.goods) +
    session.goods.reduce((sum, { name, category }) => sum + 50 + name.length + category.length, 0) +
    idsOf(session.viewed) +
    session.viewed.reduce((sum, { category }) => sum + 25 + category.length, 0) +
    idsOf(session.contents) +
    session.contents.reduce((sum, { tags = [] }) => sum + 25 + lengths(tags), 0) +
    idsOf(session.removed) +
    idsOf(session.wishes) +
    idsOf(session.unwished) +
    idsOf(session.searches) +
    idsOf(session.downloads) +
    idsOf(session.preferences) +
    idsOf(session.answers) +
    session.known.length +
    session.orders.reduce((sum, { id, items }) => sum + 110 + id.length + lengths(items), 0) +
    session.earlier.reduce((sum, { counts }) => sum + 90 + 15 * Object.keys(counts).length, 250) +
    idsOf(session.visit.items) +
    session.finished.reduce((sum, { items }) => sum + 30 + idsOf(items), 0) +
    session.days.length * 14
  );
}

function idsOf(list: readonly { readonly id: string }[]): number {
  return list.reduce((sum, { id }) => sum + PER_ENTRY + id.length, 0);
}

function lengths(list: readonly string[]): number {
  return list.reduce((sum, one) => sum + 3 + one.length, 0);
}
