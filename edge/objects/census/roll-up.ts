import type { Buckets, Span } from "./buckets.ts";
import { inSteps } from "./buckets.ts";

const DAY_MS = 86_400_000;

// Minutes for two days, hours for five weeks, days for good: what a chart can still draw.
const rules: readonly { readonly from: Span; readonly into: Span; readonly afterMs: number }[] = [
  { from: "minute", into: "hour", afterMs: 2 * DAY_MS },
  { from: "hour", into: "day", afterMs: 35 * DAY_MS },
];

/** Merges old counts into coarser spans; totals never change. */
export function rollUp(buckets: Buckets, now: number): void {
  for (const { from, into, afterMs } of rules) {
    for (const { at, counts } of inSteps(buckets.remove(from, now - afterMs), into))
      buckets.add(into, at, counts);
  }
}
