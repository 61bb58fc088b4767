import type { Moment } from "./moment.ts";
import { retiresAt } from "./retire.ts";
import { closingAt } from "./order/outcomes.ts";
import { abandonmentDue } from "./session/abandonment.ts";
import { overAt, silenceOf } from "./session/silence.ts";
import type { Job, VisitorState } from "./state.ts";

/** The next moment at which each kind of thing is due, from what is true now; failed tries stay counted. */
export function jobsOf(state: VisitorState, moment: Moment, lookedAt: number): readonly Job[] {
  const { session, journeys } = state;
  const { settings } = moment.snapshot;
  const jobs: Job[] = [];
  const plan = (job: Job) => {
    if (job.at <= givenUpAt(state, job.kind)) return;
    const failed = failedBefore(state.jobs, job);
    jobs.push(failed ? { ...job, at: Math.max(job.at, failed.at), tries: failed.tries } : job);
  };
  const silentAt = nextSilence(state, moment, lookedAt);
  if (silentAt !== null) plan({ kind: "silence", at: silentAt, lookedAt, tries: 0 });
  if (session.visits > 0 && !session.visit.told) {
    const silence = silenceOf(settings, session.gones);
    plan({ kind: "visit-end", at: overAt(silence, session.lastAt), tries: 0 });
  }
  const closing = closingAt(state, moment.snapshot);
  if (closing !== null) plan({ kind: "close", at: closing, tries: 0 });
  plan({ kind: "retire", at: retiresAt(state, settings), tries: 0 });
  for (const { campaign, dueAt } of journeys) {
    if (dueAt !== null) plan({ kind: "step", campaign, at: dueAt, tries: 0 });
  }
  return jobs;
}

function failedBefore(jobs: readonly Job[], { kind, campaign }: Job): Job | undefined {
  return jobs.find((job) => job.tries > 0 && job.kind === kind && job.campaign === campaign);
}

function givenUpAt({ givenUp }: VisitorState, kind: Job["kind"]): number {
  return givenUp?.[kind] ?? -Infinity;
}

// Until when nothing must happen for the next campaign that a silence starts.
function nextSilence(state: VisitorState, moment: Moment, lookedAt: number): number | null {
  const { session } = state;
  const abandonment = abandonmentDue(session, moment.snapshot.settings);
  const next = moment.live.silences.find((ms) => session.lastAt + ms > lookedAt);
  const leftAt =
    abandonment && abandonment.at > givenUpAt(state, "silence")
      ? Math.max(abandonment.at, lookedAt)
      : Infinity;
  const silentAt = next === undefined ? Infinity : session.lastAt + next;
  const soonest = Math.min(leftAt, silentAt);
  return soonest === Infinity ? null : soonest;
}
