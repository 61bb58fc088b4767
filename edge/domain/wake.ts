import type { VisitorState } from "./state.ts";

/** When this visitor must be woken next; null: nothing is due, ever. */
export function wakeAtOf({ jobs, deliveries, flush }: VisitorState): number | null {
  let next = flush.at ?? Infinity;
  for (const { at } of jobs) next = Math.min(next, at);
  for (const { nextAt } of deliveries) next = Math.min(next, nextAt);
  return next === Infinity ? null : next;
}

/** Whether nothing is due but to tell the shop's counters: nothing of that reaches the visitor. */
export function isQuietWake({ jobs, journeys, deliveries }: VisitorState, now: number): boolean {
  return (
    jobs.every(({ at }) => at > now) &&
    journeys.every(({ dueAt }) => dueAt === null || dueAt > now) &&
    deliveries.every(({ state, nextAt }) => state === "waiting" && nextAt > now)
  );
}

/** Whether nothing is due at all: what the alarm was set for has moved since. */
export function isEarly(state: VisitorState, now: number): boolean {
  return (wakeAtOf(state) ?? Infinity) > now;
}
