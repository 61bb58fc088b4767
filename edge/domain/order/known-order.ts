import type { OrderFacts, OrderReport, Paid, Via } from "#protocol/order.ts";

/** Everything that a shop's server has said of one order, put together. */
export interface KnownOrder {
  readonly order: string;
  readonly aliases: readonly string[];
  /** Grows with every change. */
  readonly revision: number;
  readonly reportedAt: number;
  /** Null as long as only a refund has been told. */
  readonly facts: OrderFacts | null;
  readonly refunds: Readonly<Record<string, number>>;
  /** Refunds as notices told them, in a money that may be another than the order's; absent: none did. */
  readonly notices?: Readonly<Record<string, Paid>>;
}

/** Whom an order belongs to. */
export interface Joined {
  readonly visitor: string;
  readonly via: Via;
  /** "customer": since when it was known whose number this is. */
  readonly knownSince: number | null;
  /** "coupon" and "click": the campaign that they came from. */
  readonly campaign: string | null;
}

/** The order after one more report; late, repeated and reordered ones lead to the same. */
export function withReport(before: KnownOrder | null, report: OrderReport): KnownOrder {
  const { order, reportedAt } = report;
  const known = before ?? {
    order,
    aliases: [],
    revision: 0,
    reportedAt: -1,
    facts: null,
    refunds: {},
  };
  const isNews = report.facts !== null && reportedAt >= known.reportedAt;
  const facts = isNews ? factsAfter(known.facts, report.facts) : factsBefore(known, report.facts);
  const after = {
    ...known,
    aliases: [...new Set([...known.aliases, ...report.aliases])].slice(-5),
    facts,
    reportedAt: isNews ? reportedAt : known.reportedAt,
    ...givenBack(known, report),
  };
  const isSame = before !== null && JSON.stringify(after) === JSON.stringify(before);
  return isSame ? before : { ...after, revision: known.revision + 1 };
}

// A refund stays given, even if an older report comes later that knows nothing of it, or only that it was begun.
function givenBack(
  { refunds, notices }: KnownOrder,
  { refunds: told, refundCurrency: currency }: OrderReport,
): Pick<KnownOrder, "refunds" | "notices"> {
  const all = Object.entries(told);
  if (currency === undefined) {
    const highest = all.map(([id, minor]) => [id, Math.max(minor, numbered(refunds, id) ?? 0)]);
    return { refunds: { ...refunds, ...Object.fromEntries(highest) } };
  }
  const highest = all.map(([id, minor]) => {
    const known = notices && numbered(notices, id);
    return [id, known && known.minor >= minor ? known : { minor, currency }];
  });
  return { refunds, notices: { ...notices, ...Object.fromEntries(highest) } };
}

// A shop's number may be a word that every record of JavaScript knows.
function numbered<T>(all: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(all, id) ? all[id] : undefined;
}

function factsAfter(before: OrderFacts | null, told: OrderReport["facts"]): OrderFacts | null {
  if (told !== "cancelled") return told;
  return before && { ...before, status: "cancelled" };
}

// Deleted before anybody said what it was: an older report tells that, and not that it still stands.
function factsBefore(
  { facts, reportedAt }: KnownOrder,
  told: OrderReport["facts"],
): OrderFacts | null {
  const wasDeleted = facts === null && reportedAt >= 0;
  return wasDeleted && told && told !== "cancelled" ? { ...told, status: "cancelled" } : facts;
}

/** An amount in minor units of the order's money, at the order's own rate; null where it tells none. */
export function inOrderMoney(
  { minor, currency }: Paid,
  { currency: own, paidMinor, paidIn }: Pick<OrderFacts, "currency" | "paidMinor" | "paidIn">,
): number | null {
  if (currency === own) return minor;
  if (paidIn?.currency !== currency || paidIn.minor <= 0) return null;
  return Math.round((minor * paidMinor) / paidIn.minor);
}

/** What the shop keeps of an order and what went back, minor units; refunds hold tax in proportion. */
export function amountsOf({ facts, refunds, notices = {} }: KnownOrder): {
  readonly paidMinor: number;
  readonly netMinor: number;
  readonly returnedPaidMinor: number;
  readonly returnedNetMinor: number;
  readonly marginMinor: number | null;
} {
  const { paidMinor = 0, taxMinor = 0, marginMinor = null } = facts ?? {};
  const told = Object.entries(notices).map(([id, paid]): readonly [string, number] => {
    const noticed = facts && inOrderMoney(paid, facts);
    return [id, Math.max(noticed ?? 0, numbered(refunds, id) ?? 0)];
  });
  const all: KnownOrder["refunds"] = { ...refunds, ...Object.fromEntries(told) };
  const given = Object.values(all).reduce((sum, minor) => sum + minor, 0);
  const returnedPaidMinor = Math.min(given, paidMinor);
  const netMinor = paidMinor - taxMinor;
  const returned = paidMinor === 0 ? 0 : returnedPaidMinor / paidMinor;
  return {
    paidMinor,
    netMinor,
    returnedPaidMinor,
    returnedNetMinor: Math.round(netMinor * returned),
    marginMinor: marginMinor === null ? null : Math.round(marginMinor * (1 - returned)),
  };
}
