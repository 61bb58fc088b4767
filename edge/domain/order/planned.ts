import { jobsOf } from "../jobs.ts";
import { cancelPointless } from "../journey/cancel.ts";
import { joined } from "../journey/joined.ts";
import { start } from "../journey/start.ts";
import { momentOf, type Surroundings } from "../moment.ts";
import { understand } from "../persona/understand.ts";
import type { VisitorState } from "../state.ts";

/** The state with what an order that the shop's server told of ends, begins and leaves to be done. */
export function planned(
  state: VisitorState,
  hasBought: boolean,
  around: Surroundings,
): VisitorState {
  const { snapshot, catalogue, now } = around;
  const { session, persona } = state;
  const { understanding } = understand({ session, persona }, snapshot, catalogue, now);
  const moment = momentOf(state, around, understanding, null);
  // A refund or a cancellation is no moment at which somebody is welcomed anywhere.
  const audiences = hasBought ? joined(state, moment) : { state, occasions: [] };
  const relevant = cancelPointless(audiences.state, moment, { backAt: 0, hasBought });
  const after = start(relevant, audiences.occasions, moment).state;
  const lookedAt = state.jobs.find(({ kind }) => kind === "silence")?.lookedAt ?? now;
  return { ...after, jobs: jobsOf(after, moment, lookedAt) };
}
