import { type CensusStore, type Span } from "./store.ts";

const DAY_MS = 86_400_000;

// Minutes for two days, hours for ninety, days for good: what a chart can still draw.
const coarser: Readonly<Partial<Record<Span, { readonly afterMs: number; readonly into: Span }>>> =
  {
    minute: { afterMs: 2 * DAY_MS, into: "hour" },
    hour: { afterMs: 90 * DAY_MS, into: "day" },
  };

/** Merges old counts into coarser spans; totals never change. */
export function rollUp(store: CensusStore, now: number): void {
  for (const { at, span, counts } of store.buckets(0, now)) {
    const rule = coarser[span];
    if (rule && at < now - rule.afterMs) {
      store.add(rule.into, at, counts);
      store.dropBucket(span, at);
    }
  }
}
