import type { Ruling } from "../decide/arbiter.ts";
import type { Candidate } from "../decide/candidate.ts";
import { memoryOf, pastOf } from "../decide/memory.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { goOn } from "./advance.ts";
import { halted, withJourney } from "./run-step.ts";
import { ended } from "./end.ts";
import type { Journey } from "./journey.ts";
import { begun } from "./start.ts";
import { stepAt } from "./steps.ts";
import { standing } from "./under-way.ts";

/** A banner that no page could show for so long has had its time: what it waits to say is old, and it is in others' way. */
const MAX_PASSED_OVER_MS = 30 * 86_400_000;

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

/** The state after banners were shown: campaigns with further steps go on behind them, those passed over wait on. */
export function takenOn(
  { state: before, winners }: Pick<Ruling, "state" | "winners">,
  candidates: readonly Candidate[],
  moment: Moment,
): VisitorState {
  let state = candidates
    .filter((candidate) => !winners.includes(candidate))
    .reduce((known, { journey }) => passedOver(known, journey, moment.now), before);
  for (const { live, journey } of winners) {
    const further = { ...journey, sent: journey.sent + 1 };
    const halt = goOn(further, live.campaign.steps, state.activity, moment);
    if (state.journeys.some(({ campaign }) => campaign === journey.campaign)) {
      state = halted(state, journey, halt, moment.now);
    } else if (halt.kind !== "over") {
      state = begun(state, memoryOf(state, live, moment), halt, moment);
    }
  }
  return state;
}

/** The state after a page that did not show what a journey waits to show; one that only begins is in no state yet. */
function passedOver(state: VisitorState, journey: Journey, now: number): VisitorState {
  const { campaign, lateSince } = journey;
  if (!state.journeys.includes(journey)) return state;
  if (lateSince === null) return withJourney(state, { ...journey, lateSince: now });
  return now - lateSince > MAX_PASSED_OVER_MS ? ended(state, campaign, "too-late", now) : state;
}
