import { tell } from "./flush.ts";
import type { Occasion } from "./journey/occasion.ts";
import { ended } from "./journey/end.ts";
import { runStep, type StepRun } from "./journey/run-step.ts";
import { start } from "./journey/start.ts";
import { type Moment, momentOf } from "./moment.ts";
import { leftBy } from "./origin.ts";
import { closed } from "./order/outcomes.ts";
import { outcomeOf } from "./persona/lessons.ts";
import { abandonmentDue, isCounted, markAbandoned } from "./session/abandonment.ts";
import { endVisit, takeSequences } from "./session/session.ts";
import type { Job, VisitorState } from "./state.ts";

const MAX_TRIES = 5;
const FIRST_RETRY_MS = 60_000;

/** Runs one job; one that breaks is tried again, later every time, then given up, and never blocks the others. */
export function runJob(state: VisitorState, job: Job, moment: Moment): StepRun {
  try {
    const run = ran(state, job, moment);
    const jobs = run.state.jobs.filter((other) => !isSame(other, job));
    return { ...run, state: { ...run.state, jobs } };
  } catch (error) {
    // Counted for the shop, told to whoever runs the edge; the others go on.
    const isGivenUp = job.tries + 1 >= MAX_TRIES;
    const { kind, campaign = null, tries } = job;
    const failure = { kind, campaign, tries: tries + 1, isGivenUp, error: String(error) };
    return { ...only(failed(state, job, moment.now)), failure };
  }
}

function ran(state: VisitorState, job: Job, moment: Moment): StepRun {
  switch (job.kind) {
    case "silence":
      return silence(state, job, moment);
    case "visit-end": {
      const { session, sequences } = takeSequences(endVisit(state.session), state.persona.id);
      const counts = outcomeOf(state.session);
      return only(tell({ ...state, session }, { sequences, counts }, moment.now));
    }
    case "retire":
      // Too early: the visitor was back since, and the next one is planned from then.
      return only(state);
    case "close":
      return only(closed(state, moment.snapshot, moment.now));
    case "step":
      return job.campaign === undefined ? only(state) : runStep(state, job.campaign, moment);
  }
}

/** A silence has lasted: the cart may count as left, campaigns that wait for silence begin. */
function silence(before: VisitorState, job: Job, moment: Moment): StepRun {
  const { now, snapshot, understanding } = moment;
  const found = abandonmentDue(before.session, snapshot.settings);
  const left = found !== null && found.at <= now ? found : null;
  let state = before;
  if (left) {
    const name = `abandoned/${left.stage}/${understanding.cause.id}/${before.persona.id ?? "none"}`;
    const reachable = before.push !== null && before.consent.push ? { "left-reachable": 1 } : {};
    const counts = isCounted(before.session, left)
      ? { [name]: 1, ...leftBy(before.profile), ...reachable }
      : {};
    const session = markAbandoned(before.session, left);
    state = tell({ ...before, session, cause: understanding.cause.id }, { counts }, now);
  }
  const { session } = state;
  const fromMs = (job.lookedAt ?? now) - session.lastAt;
  const toMs = now - session.lastAt;
  const wished = session.wishes.at(-1)?.id ?? null;
  const occasions: Occasion[] = [{ kind: "inactive", fromMs, toMs, product: wished }];
  if (session.abandonment) {
    const { stage } = session.abandonment;
    occasions.push({ kind: "abandoned", stage, fromMs: left ? -1 : fromMs, toMs });
  } else if (session.cart.length === 0 && lookedAround(state)) {
    occasions.push({ kind: "browse-abandoned", fromMs, toMs });
  }
  if (left && understanding.cause.id !== "unknown" && understanding.cause.id !== before.cause) {
    occasions.push({ kind: "cause", cause: understanding.cause.id });
  }
  const started = start(
    state,
    occasions,
    left ? momentOf(state, moment, understanding, null) : moment,
  );
  return { state: started.state, records: started.records, wishes: [] };
}

function lookedAround({ session }: VisitorState): boolean {
  const since = session.visit.startedAt;
  return (
    session.viewed.some(({ at }) => at >= since) && !session.orders.some(({ at }) => at >= since)
  );
}

function failed(before: VisitorState, job: Job, now: number): VisitorState {
  const tries = job.tries + 1;
  const isGivenUp = tries >= MAX_TRIES;
  const counts = { [`failed/${job.kind}`]: 1, ...(isGivenUp && { [`gave-up/${job.kind}`]: 1 }) };
  const told = tell(before, { counts }, now);
  const others = told.jobs.filter((other) => !isSame(other, job));
  if (!isGivenUp) {
    const again = { ...job, tries, at: now + FIRST_RETRY_MS * 4 ** job.tries };
    return { ...told, jobs: [...others, again] };
  }
  const state = { ...told, jobs: others };
  if (job.campaign !== undefined) return ended(state, job.campaign, "failed", now);
  return { ...state, givenUp: { ...state.givenUp, [job.kind]: now } };
}

function isSame(one: Job, other: Job): boolean {
  return one.kind === other.kind && one.campaign === other.campaign;
}

function only(state: VisitorState): StepRun {
  return { state, records: [], wishes: [] };
}
