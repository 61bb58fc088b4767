/** A former price and when it ended, epoch ms. */
export interface PricePoint {
  readonly price: number;
  readonly until: number;
}

interface Priced {
  readonly price: number;
  readonly currency: string;
}

const DAY_MS = 86_400_000;
/** Directive 98/6/EC, Art. 6a: a reduction is measured by the lowest price of the 30 days before it. */
const KEPT_MS = 30 * DAY_MS;

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
