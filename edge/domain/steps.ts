import type { Counts } from "#protocol/counts.ts";
import type { Bucket } from "#protocol/views.ts";
import { startOfDay, startOfHour } from "./local-time.ts";

/** Spans of time that counts are kept by. */
export const spans = ["minute", "hour", "day"] as const;
export type Span = (typeof spans)[number];

/** A bucket as it is kept: the span says how much time is in it. */
export interface KeptBucket extends Bucket {
  readonly span: Span;
}

const MINUTE_MS = 60_000;
const HALF_DAY_MS = 43_200_000;
const SHORTEST_MS: Readonly<Record<Span, number>> = {
  minute: MINUTE_MS,
  // On Lord Howe Island the clock changes by half an hour.
  hour: 30 * MINUTE_MS,
  day: 23 * 60 * MINUTE_MS,
};

/** When the span began that this instant lies in, by the shop's clock. */
export function startOf(step: Span, at: number, zone: string): number {
  if (step === "day") return startOfDay(at, zone);
  return step === "hour" ? startOfHour(at, zone) : Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** The same counts in wider buckets, in order of time: days and hours are the shop's clock's. */
export function inSteps(
  buckets: readonly (Bucket | KeptBucket)[],
  step: Span,
  zone: string,
): readonly Bucket[] {
  const steps = new Map<number, Bucket[]>();
  let start = Number.NaN;
  for (const bucket of buckets) {
    const at = placeOf(bucket, step);
    // A clock is slow to ask, and most buckets lie in the step of the one before.
    if (!(at >= start && at < start + SHORTEST_MS[step])) start = startOf(step, at, zone);
    const known = steps.get(start);
    if (known) known.push(bucket);
    else steps.set(start, [bucket]);
  }
  return [...steps]
    .map(([at, parts]) => ({ at, counts: together(parts) }))
    .toSorted((left, right) => left.at - right.at);
}

// A day that was closed by another clock, before the shop changed its zone, counts where most of it lies.
function placeOf(bucket: Bucket | KeptBucket, step: Span): number {
  return step === "day" && "span" in bucket && bucket.span === "day"
    ? bucket.at + HALF_DAY_MS
    : bucket.at;
}

// Two years of days are mostly alone in their step; those are not copied.
function together(buckets: readonly Bucket[]): Counts {
  const [first, ...others] = buckets;
  if (!first || others.length === 0) return first?.counts ?? {};
  const sums = new Map(Object.entries(first.counts));
  for (const { counts } of others)
    for (const name of Object.keys(counts))
      sums.set(name, (sums.get(name) ?? 0) + (counts[name] ?? 0));
  return Object.fromEntries(sums);
}
