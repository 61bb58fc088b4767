import type { Counts } from "#protocol/counts.ts";

const MAX_BUCKETS = 64;
const NEWS = 0.05;

/** The lessons of a shop in few enough names to be read with every snapshot: ranks stay within 1/64. */
export function summary(counts: Counts): Counts {
  const short: Record<string, number> = {};
  const axes = new Map<string, [bucket: number, customers: number][]>();
  for (const [name, count] of Object.entries(counts)) {
    const [, axis, bucket] = /^(rfm\/[^/]+\/)(\d+)$/.exec(name) ?? [];
    if (axis === undefined) short[name] = count;
    // A customer whose bucket's other half is still under way counts when it comes.
    else if (count > 0) axes.set(axis, [...(axes.get(axis) ?? []), [Number(bucket), count]]);
  }
  for (const [axis, buckets] of axes) {
    for (const [bucket, count] of merged(buckets)) short[axis + bucket] = count;
  }
  return short;
}

/** Whether so much was learnt since that it is worth a new snapshot. */
export function isNews(before: Counts | null, after: Counts): boolean {
  const known = amount(before ?? {});
  const now = amount(after);
  return now !== known && Math.abs(now - known) >= NEWS * known;
}

function amount(counts: Counts): number {
  return Object.entries(counts).reduce(
    // Promises are sums of thousandths beside an answer, which counts by itself.
    (sum, [name, count]) => (name.includes("/promised/") ? sum : sum + count),
    0,
  );
}

// Neighbours share a bucket, so that each holds about as many customers.
function merged(buckets: [bucket: number, customers: number][]): ReadonlyMap<number, number> {
  if (buckets.length <= MAX_BUCKETS) return new Map(buckets);
  const all = buckets.reduce((sum, [, count]) => sum + count, 0);
  const shares = new Map<number, [bucket: number, customers: number]>();
  let below = 0;
  for (const [bucket, count] of buckets.toSorted(([left], [right]) => left - right)) {
    const share = Math.floor((below * MAX_BUCKETS) / all);
    const [kept = bucket, before = 0] = shares.get(share) ?? [];
    shares.set(share, [kept, before + count]);
    below += count;
  }
  return new Map(shares.values());
}
