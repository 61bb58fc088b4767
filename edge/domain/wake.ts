import type { VisitorState } from "./state.ts";

/** When this visitor must be woken next; null: nothing is due, ever. */
export function wakeAtOf({ jobs, deliveries, flush }: VisitorState): number | null {
  let next = flush.at ?? Infinity;
  for (const { at } of jobs) next = Math.min(next, at);
  for (const { nextAt } of deliveries) next = Math.min(next, nextAt);
  return next === Infinity ? null : next;
}
