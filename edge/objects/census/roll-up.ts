import type { Buckets } from "./buckets.ts";
import { inSteps, type Span, startOf } from "../../domain/steps.ts";

const DAY_MS = 86_400_000;

// Minutes for two days, hours for five weeks, days for good: what a chart can still draw.
const rules: readonly { readonly from: Span; readonly into: Span; readonly afterMs: number }[] = [
  { from: "minute", into: "hour", afterMs: 2 * DAY_MS },
  { from: "hour", into: "day", afterMs: 35 * DAY_MS },
];

/** Merges old counts into coarser spans of the shop's clock; totals never change. */
export function rollUp(buckets: Buckets, now: number, zone: string): void {
  for (const { from, into, afterMs } of rules) {
    // Only whole ones, so that no later part of the same hour or day stays behind.
    const until = startOf(into, now - afterMs, zone);
    for (const { at, counts } of inSteps(buckets.remove(from, until), into, zone))
      buckets.add(into, at, counts);
  }
}
