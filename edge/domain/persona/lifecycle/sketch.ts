/**
 * How a figure is spread over a shop's customers: customers per bucket. Sketches of two shards merge by adding, and a customer
 * whose figure changes moves from one bucket to another (DDSketch, Masson et al. 2019).
 */
export type Sketch = ReadonlyMap<number, number>;

/** The same, laid out for looking up ranks. */
export interface Spread {
  readonly buckets: readonly number[];
  /** Share of customers below each bucket; the last entry is 1. */
  readonly below: readonly number[];
  readonly customers: number;
}

const MAX_BUCKETS = 512;
// Two figures closer than 4 % count as one: a quintile does not notice.
const GROWTH = Math.log(1.04);

/** The bucket of an amount or a count. */
export function bucketOf(figure: number): number {
  return figure <= 0 ? 0 : 1 + Math.max(0, Math.ceil(Math.log(figure) / GROWTH));
}

/** Both sketches' customers. */
export function merged(left: Sketch, right: Sketch): Sketch {
  const sum = new Map(left);
  for (const [bucket, customers] of right) {
    const count = (sum.get(bucket) ?? 0) + customers;
    if (count === 0) sum.delete(bucket);
    else sum.set(bucket, count);
  }
  return sum.size > MAX_BUCKETS ? collapsed(sum) : sum;
}

/** Lays a sketch out for looking up ranks. */
export function spreadOf(sketch: Sketch): Spread {
  const entries = [...sketch]
    .filter(([, count]) => count > 0)
    .toSorted(([left], [right]) => left - right);
  const customers = entries.reduce((sum, [, count]) => sum + count, 0);
  let below = 0;
  const shares = entries.map(([, count]) => {
    const share = below / customers;
    below += count;
    return share;
  });
  return { buckets: entries.map(([bucket]) => bucket), below: [...shares, 1], customers };
}

/** The share of customers below this bucket, those in it counting half. */
export function rank({ buckets, below }: Spread, bucket: number): number {
  let low = 0;
  let high = buckets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((buckets[middle] ?? 0) < bucket) low = middle + 1;
    else high = middle;
  }
  const share = below[low] ?? 1;
  return buckets[low] === bucket ? (share + (below[low + 1] ?? 1)) / 2 : share;
}

// The lowest buckets share one: who is that far back is told apart from nobody.
function collapsed(sketch: Sketch): Sketch {
  const entries = [...sketch].toSorted(([left], [right]) => right - left);
  const kept = new Map(entries.slice(0, MAX_BUCKETS - 1));
  const rest = entries.slice(MAX_BUCKETS - 1);
  const [lowest = [0, 0]] = rest;
  kept.set(
    lowest[0],
    rest.reduce((sum, [, count]) => sum + count, 0),
  );
  return kept;
}
