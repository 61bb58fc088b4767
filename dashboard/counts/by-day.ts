import type { Bucket } from "#protocol/views.ts";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { dayOf, startOfDay } from "../time.ts";

/** Hours put together to the days of the shop's clock. */
export function byDay(buckets: readonly Bucket[], timeZone: string): readonly Bucket[] {
  const days = new Map<string, { readonly at: number; readonly counts: Counts }>();
  for (const { at, counts } of buckets) {
    const day = dayOf(at, timeZone);
    const before = days.get(day);
    days.set(day, {
      at: before?.at ?? startOfDay(at, timeZone),
      counts: before ? addCounts(before.counts, counts) : counts,
    });
  }
  return [...days.values()].toSorted((left, right) => left.at - right.at);
}
