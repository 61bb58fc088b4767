import type { Candidate } from "../decide/candidate.ts";
import { memoryOf, pastOf } from "../decide/memory.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { goOn } from "./advance.ts";
import { halted } from "./run-step.ts";
import { begun } from "./start.ts";
import { stepAt } from "./steps.ts";
import { standing } from "./under-way.ts";

/** What journeys under way want to show on the next page. */
export function pendingShows(state: VisitorState, moment: Moment): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const journey of state.journeys) {
    if (journey.dueAt !== null) continue;
    const stand = standing(journey, moment);
    if (stand.kind !== "goes-on") continue;
    const { live } = stand;
    const step = stepAt(live.campaign.steps, journey.path);
    if (step?.kind !== "show") continue;
    found.push({ live, journey, step, past: pastOf(state, live.campaign.id) });
  }
  return found;
}

/** The state after banners were shown: campaigns with further steps go on behind them. */
export function takenOn(
  before: VisitorState,
  winners: readonly Candidate[],
  moment: Moment,
): VisitorState {
  let state = before;
  for (const { live, journey: shown } of winners) {
    const journey = { ...shown, sent: shown.sent + 1 };
    const halt = goOn(journey, live.campaign.steps, state.activity, moment);
    if (state.journeys.some(({ campaign }) => campaign === journey.campaign)) {
      state = halted(state, journey, halt, moment.now);
    } else if (halt.kind !== "over") {
      state = begun(state, memoryOf(state, live, moment), halt, moment);
    }
  }
  return state;
}
