import type { DecisionRecord } from "#protocol/record.ts";
import { prepared } from "./deliveries.ts";
import { withOutbox } from "./flush.ts";
import { jobsOf } from "./jobs.ts";
import type { Occasion } from "./journey/occasion.ts";
import { start } from "./journey/start.ts";
import { type Moment, momentOf, type Surroundings } from "./moment.ts";
import type { OfferWish } from "./decide/offer.ts";
import { understand } from "./persona/understand.ts";
import type { JobFailure } from "./job-failure.ts";
import { recordOf } from "./recording.ts";
import { rosterOf } from "./roster.ts";
import { runJob } from "./run-job.ts";
import type { Job, VisitorState } from "./state.ts";
import { isQuietWake, wakeAtOf } from "./wake.ts";

/** A visitor who is woken, and everything that what follows depends on. */
export interface DueInput extends Surroundings {
  readonly state: VisitorState;
  /** Things that happened elsewhere: a price fell, a product is back, a collective send begins. */
  readonly occasions?: readonly Occasion[];
}

export interface DueResult {
  /** What must leave lies in `deliveries` (state "sending") and `flush.outbox`: store, then send. */
  readonly state: VisitorState;
  readonly record: DecisionRecord | null;
  readonly wakeAt: number | null;
  /** Codes without which this result is not final, see `VisitResult`. */
  readonly wishes: readonly OfferWish[];
  /** Jobs that broke: each is tried again or was given up, and the others went on. */
  readonly failures: readonly JobFailure[];
}

/** Does everything that is due for a visitor who is not on the page. */
export function due(input: DueInput): DueResult {
  const { state: before, snapshot, catalogue, now, occasions = [] } = input;
  if (occasions.length === 0 && isQuietWake(before, now)) return told(before, snapshot.shards, now);
  const { session, persona } = before;
  const { understanding, persona: kept } = understand(
    { session, persona },
    snapshot,
    catalogue,
    now,
  );
  const moment = momentOf(before, input, understanding, null);
  const started = start({ ...before, persona: kept }, occasions, moment);
  let { state } = started;
  const records = [...started.records];
  const wishes: OfferWish[] = [];
  const failures: JobFailure[] = [];
  let lookedAt = before.jobs.find(({ kind }) => kind === "silence")?.lookedAt ?? now;
  const run = (job: Job) => {
    const done = runJob(state, job, moment);
    ({ state } = done);
    records.push(...done.records);
    wishes.push(...done.wishes);
    if (done.failure) failures.push(done.failure);
    const isTriedAgain = done.failure?.isGivenUp === false;
    if (job.kind === "silence" && !isTriedAgain) lookedAt = now;
  };
  for (const job of before.jobs) if (job.kind !== "step" && job.at <= now) run(job);
  // After one message the others wait, and none of them may cost a code before that.
  for (const job of dueSteps(state, moment)) if (wishes.length === 0) run(job);
  const planned = { ...state, jobs: jobsOf(state, moment, lookedAt) };
  const leaving = withOutbox(prepared(planned, moment), rosterOf(planned), snapshot.shards, now);
  return {
    state: leaving,
    record: recordOf("due", records, leaving, moment),
    wakeAt: wakeAtOf(leaving),
    wishes,
    failures,
  };
}

/** Most wakes are of this kind: nothing of it reaches the visitor, so nothing is understood or decided for it. */
function told(before: VisitorState, shards: number, now: number): DueResult {
  const state = withOutbox(before, rosterOf(before), shards, now);
  return { state, record: null, wakeAt: wakeAtOf(state), wishes: [], failures: [] };
}

/** Journeys whose time has come, the most important first: after one message the others wait. */
function dueSteps({ jobs, journeys }: VisitorState, { now, live }: Moment): readonly Job[] {
  const priority = ({ campaign }: Job) => live.byId.get(campaign ?? "")?.campaign.priority ?? 0;
  return journeys
    .flatMap(({ campaign, dueAt }): readonly Job[] => {
      if (dueAt === null) return [];
      const failed = jobs.find((job) => job.campaign === campaign && job.tries > 0);
      return [failed ?? { kind: "step", campaign, at: dueAt, tries: 0 }];
    })
    .filter(({ at }) => at <= now)
    .toSorted((left, right) => priority(right) - priority(left) || left.at - right.at);
}
