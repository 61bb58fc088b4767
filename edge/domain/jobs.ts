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
  const wanted: Omit<Job, "tries">[] = [];
  const silentAt = nextSilence(state, moment, lookedAt);
  if (silentAt !== null) wanted.push({ kind: "silence", at: silentAt, lookedAt });
  if (session.visits > 0 && !session.visit.told) {
    const silence = silenceOf(settings, session.gones);
    wanted.push({ kind: "visit-end", at: overAt(silence, session.lastAt) });
  }
  const closing = closingAt(state);
  if (closing !== null) wanted.push({ kind: "close", at: closing });
  wanted.push({ kind: "retire", at: retiresAt(state, settings) });
  for (const { campaign, dueAt } of journeys) {
    if (dueAt !== null) wanted.push({ kind: "step", campaign, at: dueAt });
  }
  const isGivenUp = ({ kind, at }: Omit<Job, "tries">) => at <= givenUpAt(state, kind);
  return wanted.flatMap((job) => {
    if (isGivenUp(job)) return [];
    const failed = state.jobs.find(
      (other) => other.kind === job.kind && other.campaign === job.campaign && other.tries > 0,
    );
    return failed
      ? { ...job, at: Math.max(job.at, failed.at), tries: failed.tries }
      : { ...job, tries: 0 };
  });
}

function givenUpAt({ givenUp }: VisitorState, kind: Job["kind"]): number {
  return givenUp?.[kind] ?? -Infinity;
}

// Until when nothing must happen for the next campaign that a silence starts.
function nextSilence(state: VisitorState, moment: Moment, lookedAt: number): number | null {
  const { session } = state;
  const abandonment = abandonmentDue(session, moment.snapshot.settings);
  const next = moment.live.silences.find((ms) => session.lastAt + ms > lookedAt);
  const moments = [
    ...(abandonment && abandonment.at > givenUpAt(state, "silence")
      ? [Math.max(abandonment.at, lookedAt)]
      : []),
    ...(next === undefined ? [] : [session.lastAt + next]),
  ];
  return moments.length > 0 ? Math.min(...moments) : null;
}
