import type { Snapshot } from "#protocol/site.ts";
import { withOutbox } from "./flush.ts";
import { closed } from "./order/outcomes.ts";
import { rosterOf } from "./roster.ts";
import type { VisitorState } from "./state.ts";

/**
 * The state of somebody who is about to be forgotten, with what came of them ready to leave; the same if all is told.
 * Else only who came back in time would be counted, and whether they do is what campaigns are about.
 */
export function farewell(before: VisitorState, snapshot: Snapshot, now: number): VisitorState {
  const state = closed(before, snapshot, now, Infinity);
  if (state === before) return before;
  const flush = { ...state.flush, at: now };
  return withOutbox({ ...state, flush }, rosterOf(state), snapshot.shards, now);
}
