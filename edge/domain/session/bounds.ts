import { shortened } from "./cart-log.ts";
import type { Session } from "./session.ts";

const MAX_WEIGHT = 4500;
// Making room for more than the next fact, so that it is not made again at once.
const ROOMY = 3900;
const PER_ENTRY = 45;
// What the rest must leave to a cart, at least; a longer one takes what the state has left.
const CART_WEIGHT = 1500;

/** The session, with the oldest of everything forgotten where its ids and names are uncommonly long. */
export function withinBounds(session: Session): Session {
  if (weight(session) <= MAX_WEIGHT) return session;
  // What a rung leaves is weighed before anything is cut: each cut copies the whole session.
  let [mildest, strictest] = [0, ownRungs.length - 1];
  while (mildest < strictest) {
    const middle = Math.floor((mildest + strictest) / 2);
    const rung = ownRungs[middle];
    if (rung && weight(session, rung) <= ROOMY) strictest = middle;
    else mildest = middle + 1;
  }
  const rung = ownRungs[strictest];
  return rung ? shorter(session, rung) : session;
}

/** How much stays; a cart that is cut is worth less, and its link brings less back. */
export interface Rung {
  /** Of everything else. */
  readonly keep: number;
  readonly lines: number;
  readonly orders: number;
}

const whole: Rung = { keep: Infinity, lines: Infinity, orders: Infinity };

/** From rung to rung, until it is small enough. */
export const rungs: readonly Rung[] = [
  { keep: 16, lines: Infinity, orders: Infinity },
  { keep: 8, lines: Infinity, orders: Infinity },
  { keep: 4, lines: Infinity, orders: Infinity },
  { keep: 2, lines: 12, orders: Infinity },
  { keep: 1, lines: 6, orders: Infinity },
  { keep: 1, lines: 2, orders: 3 },
  { keep: 1, lines: 1, orders: 1 },
];

// A cart's share is fixed here; only the whole state knows whether orders have to give more.
const ownRungs = rungs.filter(({ orders }) => orders === Infinity);

/** The session with so much of everything, the newest; what is in the cart goes last. */
export function shorter(session: Session, { keep, lines, orders }: Rung): Session {
  const cart = session.cart.slice(-lines);
  return {
    ...session,
    cart,
    cartLog: shortened(session.cartLog, keep, lines, session.orders),
    goods: session.goods.filter(
      (good, index, { length }) => index >= length - keep || isIn(cart, good),
    ),
    viewed: session.viewed.slice(-keep),
    removed: session.removed.slice(-keep),
    wishes: wishesKept(session.wishes, keep),
    unwished: session.unwished.slice(-keep),
    searches: session.searches.slice(-keep),
    contents: session.contents.slice(-keep),
    downloads: session.downloads.slice(-keep),
    preferences: session.preferences.slice(-keep),
    answers: session.answers.slice(-keep),
    orders: session.orders
      .slice(-orders)
      .map((order) => ({ ...order, items: order.items.slice(0, keep) })),
    earlier: session.earlier.slice(-keep),
    visit: { ...session.visit, items: session.visit.items.slice(-keep) },
    finished: session.finished.slice(-Math.ceil(keep / 8)),
  };
}

// Where the catalogue does not know it, this is what it costs.
function isIn(cart: Session["cart"], { id }: Session["goods"][number]): boolean {
  return cart.some((line) => line.id === id);
}

// What somebody asked to be told of was promised: it stays, up to the list's own length.
function wishesKept(wishes: Session["wishes"], keep: number): Session["wishes"] {
  const others = wishes.filter(({ alerts }) => alerts.length === 0).slice(-keep);
  return wishes.filter((wish) => wish.alerts.length > 0 || others.includes(wish));
}

/** About what the session takes as JSON, or what a rung would leave of it, without making any. */
export function weight(session: Session, { keep, lines }: Rung = whole): number {
  const cart = last(session.cart, lines);
  const [inCart, besides] = goodsWeights(session.goods, cart, keep);
  const viewed = last(session.viewed, keep);
  const contents = last(session.contents, keep);
  return (
    600 +
    Math.min(CART_WEIGHT, cartWeight(session, cart, { keep, lines }) + inCart) +
    besides +
    idsOf(viewed) +
    viewed.reduce((sum, { category }) => sum + 25 + category.length, 0) +
    idsOf(contents) +
    contents.reduce((sum, { tags = [] }) => sum + 25 + lengths(tags), 0) +
    idsOf(last(session.removed, keep)) +
    idsOf(keep < session.wishes.length ? wishesKept(session.wishes, keep) : session.wishes) +
    idsOf(last(session.unwished, keep)) +
    idsOf(last(session.searches, keep)) +
    idsOf(last(session.downloads, keep)) +
    idsOf(last(session.preferences, keep)) +
    idsOf(last(session.answers, keep)) +
    session.known.length +
    session.orders.reduce(
      (sum, { id, items }) => sum + 125 + id.length + lengths(items.slice(0, keep)),
      0,
    ) +
    last(session.earlier, keep).reduce(
      (sum, { counts }) => sum + 90 + 15 * Object.keys(counts).length,
      250,
    ) +
    idsOf(last(session.visit.items, keep)) +
    last(session.finished, Math.ceil(keep / 8)).reduce(
      (sum, { items }) => sum + 30 + idsOf(items),
      0,
    ) +
    session.days.length * 14
  );
}

function cartWeight(
  { cartLog, orders }: Session,
  cart: Session["cart"],
  { keep, lines }: Pick<Rung, "keep" | "lines">,
): number {
  const log = keep === Infinity ? cartLog : shortened(cartLog, keep, lines, orders);
  return (
    idsOf(cart) +
    cart.reduce((sum, { name, categories }) => sum + 60 + name.length + lengths(categories), 0) +
    idsOf(log.settled.lines) +
    log.changes.reduce((sum, change) => sum + ("id" in change ? 50 + change.id.length : 50), 0)
  );
}

function last<T>(list: readonly T[], keep: number): readonly T[] {
  return keep < list.length ? list.slice(-keep) : list;
}

/** What goods of the cart take, and the others that stay. */
function goodsWeights(
  goods: Session["goods"],
  cart: Session["cart"],
  keep: number,
): readonly [inCart: number, besides: number] {
  let [inCart, besides] = [0, 0];
  for (const [index, good] of goods.entries()) {
    const { id, name, category } = good;
    const own = PER_ENTRY + 50 + id.length + name.length + category.length;
    if (isIn(cart, good)) inCart += own;
    else if (index >= goods.length - keep) besides += own;
  }
  return [inCart, besides];
}

function idsOf(list: readonly { readonly id: string }[]): number {
  return list.reduce((sum, { id }) => sum + PER_ENTRY + id.length, 0);
}

function lengths(list: readonly string[]): number {
  return list.reduce((sum, one) => sum + 3 + one.length, 0);
}
