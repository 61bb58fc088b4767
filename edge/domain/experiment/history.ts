import type { ProofFigure } from "#protocol/views.ts";

/** What the shop as a whole had earned on top at one moment. */
export interface Earned {
  readonly at: number;
  readonly net: ProofFigure;
}

const DAY_MS = 86_400_000;
const KEPT = 40;
// Remembered once a day, at any hour of it.
const WEEK_MS = 6.5 * DAY_MS;

/** The history with one more day; what is older than a comparison needs is forgotten. */
export function remembered(history: readonly Earned[], newest: Earned): readonly Earned[] {
  return [...history.filter(({ at }) => at < newest.at), newest].slice(-KEPT);
}

/** What it was a week ago; null if nobody knew by then. */
export function weekBefore(history: readonly Earned[], now: number): ProofFigure | null {
  return history.findLast(({ at }) => at <= now - WEEK_MS)?.net ?? null;
}
