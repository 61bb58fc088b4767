import type { EventOf } from "#protocol/event.ts";
import { toMinor } from "#protocol/money.ts";
import { fingerprint, FINGERPRINT, isKnown, joinedFingerprints } from "./fingerprints.ts";
import { placeOf, type Placed } from "./placed.ts";
import { newest } from "./remembered.ts";

/** A purchase; the value is in minor units. */
export interface Order {
  readonly id: string;
  readonly value: number;
  /** Within the value; absent: nobody said. */
  readonly tax?: number;
  readonly currency: string;
  /** The earliest report's moment, and its place within it. */
  readonly at: number;
  readonly place: number;
  readonly source: "page" | "server";
  readonly items: readonly string[];
  /** Ordered but not paid yet: prepayment, bank transfer. */
  readonly pending: boolean;
}

/** Everything somebody bought: the newest orders one by one, the rest as sums. */
export interface Purchases {
  readonly orders: readonly Order[];
  /** Fingerprints of older order numbers, so that none of them counts again. */
  readonly known: string;
  readonly purchases: number;
  /** Minor units per currency. */
  readonly spent: Readonly<Record<string, number>>;
}

const KEPT = 8;
const MAX_ITEMS = 20;
const MAX_KNOWN = 64;

/** Counts an order once, whoever reports it how often; the shop's server wins over the page. */
export function withOrder<T extends Purchases>(before: T, order: Order): T {
  const reported = before.orders.find(({ id }) => id === order.id);
  if (reported) return replaced(before, reported, order);
  if (isKnown(before.known, order.id)) return before;
  const all = newest([...before.orders, order], Infinity);
  const forgotten = all.slice(0, -KEPT).map(({ id }) => fingerprint(id));
  return {
    ...before,
    orders: all.slice(-KEPT),
    known: (before.known + forgotten.join("")).slice(-FINGERPRINT * MAX_KNOWN),
    purchases: before.purchases + 1,
    spent: plus(before.spent, order.currency, order.value),
  };
}

/** What two people bought who turn out to be one; an order that both know counts once. */
export function joinedPurchases(left: Purchases, right: Purchases): Purchases {
  const mine = left.orders.filter(({ id }) => !isKnown(right.known, id));
  const theirs = right.orders.filter(({ id }) => !isKnown(left.known, id));
  const twice = left.orders.length - mine.length;
  let spent = left.spent;
  for (const { currency, value } of left.orders.filter((order) => !mine.includes(order)))
    spent = plus(spent, currency, -value);
  for (const [currency, amount] of Object.entries(right.spent))
    spent = plus(spent, currency, amount);
  for (const { currency, value } of right.orders) spent = plus(spent, currency, -value);
  const older: Purchases = {
    orders: mine,
    known: left.known,
    purchases: left.purchases - twice + right.purchases - right.orders.length,
    spent,
  };
  const all = theirs.reduce<Purchases>(withOrder, older);
  return { ...all, known: joinedFingerprints(all.known, right.known, MAX_KNOWN) };
}

/** The purchases, with other numbers under which one of them may be reported again. */
export function withNames<T extends Purchases>(before: T, names: readonly string[]): T {
  const fresh = names.filter((name) => !isKnown(before.known, name)).map(fingerprint);
  if (fresh.length === 0) return before;
  return { ...before, known: (before.known + fresh.join("")).slice(-FINGERPRINT * MAX_KNOWN) };
}

/** The order that a fact reports. */
export function orderOf(event: EventOf<"purchase">, fact: Placed): Order {
  const { currency } = event;
  const value = toMinor(event.value, currency);
  const tax = toMinor(event.tax ?? 0, currency);
  return {
    id: event.order,
    value,
    // More tax than price is a mistake of the page's.
    ...(tax > 0 && tax < value && { tax }),
    currency,
    at: fact.at,
    place: placeOf(fact),
    source: fact.source === "server" ? "server" : "page",
    items: [...new Set(event.lines.map(({ id }) => id))].slice(0, MAX_ITEMS),
    pending: event.pending ?? false,
  };
}

function replaced<T extends Purchases>(before: T, old: Order, report: Order): T {
  const isEarlier = report.at < old.at || (report.at === old.at && report.place < old.place);
  const isBetter = report.source === old.source ? isEarlier : report.source === "server";
  if (!isEarlier && !isBetter) return before;
  const { at, place } = isEarlier ? report : old;
  const order = { ...(isBetter ? report : old), at, place };
  const spent = plus(before.spent, old.currency, -old.value);
  const others = before.orders.filter((other) => other !== old);
  return {
    ...before,
    orders: newest([...others, order], KEPT),
    spent: plus(spent, order.currency, order.value),
  };
}

function plus(spent: Purchases["spent"], currency: string, amount: number): Purchases["spent"] {
  return { ...spent, [currency]: (spent[currency] ?? 0) + amount };
}
