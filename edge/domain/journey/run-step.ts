import type { CandidateRecord, StopReason } from "#protocol/record.ts";
import { recorded, stop } from "../decide/candidate.ts";
import { pastOf } from "../decide/memory.ts";
import type { OfferWish } from "../decide/offer.ts";
import type { JobFailure } from "../job-failure.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { goOn, type Halt } from "./advance.ts";
import { ended } from "./end.ts";
import { isReached } from "./goal.ts";
import type { Journey } from "./journey.ts";
import { send } from "./send.ts";
import { stepAt } from "./steps.ts";
import { standing } from "./under-way.ts";

/** What came of a journey whose time has come. */
export interface StepRun {
  readonly state: VisitorState;
  readonly records: readonly CandidateRecord[];
  readonly wishes: readonly OfferWish[];
  /** It broke. */
  readonly failure?: JobFailure;
}

const HOUR_MS = 3_600_000;
/** A message that is this late would only puzzle. */
const MAX_LATE_MS = 72 * HOUR_MS;
const MAX_SENDS_AT_ONCE = 4;

/** Takes a journey on from a wait that is over or a message that is due. */
export function runStep(before: VisitorState, id: string, moment: Moment): StepRun {
  const records: CandidateRecord[] = [];
  let state = before;
  for (let sends = 0; sends < MAX_SENDS_AT_ONCE; sends++) {
    const journey = state.journeys.find(({ campaign }) => campaign === id);
    if (!journey || journey.dueAt === null || journey.dueAt > moment.now) break;
    const stand = standing(journey, moment);
    if (stand.kind === "over") {
      state = ended(state, id, stand.ending, moment.now);
      break;
    }
    if (stand.kind === "paused") {
      state = moved(state, journey, moment.now + HOUR_MS, moment.now);
      break;
    }
    const { live } = stand;
    const stopped = (reason: StopReason) =>
      records.push(recorded(live, pastOf(state, id), "stopped", { reason }));
    if (isReached(live.campaign, state, journey.startedAt)) {
      stopped(stop("goal", "reached"));
      state = ended(state, id, "goal", moment.now);
      break;
    }
    const { steps } = live.campaign;
    const step = stepAt(steps, journey.path);
    if (step?.kind !== "send") {
      const halt = goOn(journey, steps, state.activity, moment);
      if (halt.kind === "over" && halt.failed) {
        stopped({ ...stop("audience", "check-failed"), clause: halt.failed });
      }
      state = halted(state, journey, halt, moment.now);
      continue;
    }
    const sending = send(state, live, journey, step, moment);
    if (sending.kind === "wish") return { state, records, wishes: [sending.wish] };
    records.push(sending.record);
    if (sending.kind === "moved") {
      state = moved(state, journey, sending.until, moment.now);
      break;
    }
    const further = { ...journey, sent: journey.sent + 1 };
    state = halted(
      sending.state,
      further,
      goOn(further, steps, state.activity, moment),
      moment.now,
    );
  }
  return { state, records, wishes: [] };
}

/** The state with a journey at its next halt. */
export function halted(
  state: VisitorState,
  { campaign }: Journey,
  halt: Halt,
  now: number,
): VisitorState {
  if (halt.kind === "over") return ended(state, campaign, halt.ending, now);
  return withJourney(state, halt.journey);
}

function moved(state: VisitorState, journey: Journey, until: number, now: number): VisitorState {
  const lateSince = journey.lateSince ?? now;
  if (until > lateSince + MAX_LATE_MS) return ended(state, journey.campaign, "too-late", now);
  return withJourney(state, { ...journey, dueAt: until, lateSince });
}

/** The state with a journey in place of what it was. */
export function withJourney(state: VisitorState, journey: Journey): VisitorState {
  const journeys = state.journeys.map((other) =>
    other.campaign === journey.campaign ? journey : other,
  );
  return { ...state, journeys };
}
