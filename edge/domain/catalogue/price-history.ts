import type { Product } from "#protocol/product.ts";
import type { Market } from "#protocol/site.ts";

/** A former price and when it ended, epoch ms. */
export interface PricePoint {
  readonly price: number;
  readonly until: number;
}

/** Former prices of a product: of the catalogue's own, and of each market's own with the money that they were in. */
export interface PriceHistory {
  readonly points: readonly PricePoint[];
  readonly markets: Readonly<
    Record<string, { readonly currency: string; readonly points: readonly PricePoint[] }>
  >;
}

/** Of a product that is new. */
export const noHistory: PriceHistory = { points: [], markets: {} };

interface Priced {
  readonly price: number;
  readonly currency: string;
}

const DAY_MS = 86_400_000;
/** Directive 98/6/EC, Art. 6a: a reduction is measured by the lowest price of the 30 days before it. */
const KEPT_MS = 30 * DAY_MS;

/** The former prices once a product was entered anew, in markets with these currencies. */
export function historyAfter(
  history: PriceHistory,
  before: Product | null,
  after: Product,
  markets: readonly Pick<Market, "id" | "currency">[],
  now: number,
): PriceHistory {
  const own = markets.flatMap(({ id, currency }) => {
    const price = after.prices?.[id];
    if (price === undefined) return [];
    const known = history.markets[id];
    const former = before?.prices?.[id];
    const points =
      known && former !== undefined
        ? withPrice(known.points, { ...known, price: former }, { price, currency }, now)
        : [];
    return [[id, { currency, points }] as const];
  });
  return {
    points: before ? withPrice(history.points, before, after, now) : [],
    markets: Object.fromEntries(own),
  };
}

/** The former prices once a product has a new one; in another currency nothing can be compared. */
export function withPrice(
  points: readonly PricePoint[],
  before: Priced,
  after: Priced,
  now: number,
): readonly PricePoint[] {
  if (after.currency !== before.currency) return [];
  if (after.price === before.price) return points;
  const [today, ...older] = [{ price: before.price, until: now }, ...points.toReversed()];
  if (!today) return [];
  const [last, ...rest] = older;
  // Of prices that ended on the same day the lowest stands for the day: the list stays short.
  const isSameDay = last !== undefined && dayOf(last.until) === dayOf(now);
  const merged = isSameDay
    ? [{ price: Math.min(last.price, today.price), until: now }, ...rest]
    : [today, ...older];
  return merged.filter(({ until }) => until > now - KEPT_MS).toReversed();
}

/** The lowest of the former prices: all of them ended within the 30 days before the present one began. */
export function lowestOf(points: readonly PricePoint[]): number | undefined {
  const last = points.at(-1);
  if (!last) return undefined;
  return Math.min(
    ...points.filter(({ until }) => until > last.until - KEPT_MS).map(({ price }) => price),
  );
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}
