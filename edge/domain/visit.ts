import type { PageFacts } from "#protocol/batch.ts";
import type { Show } from "#protocol/decision.ts";
import type { Consent } from "#protocol/event.ts";
import type { DecisionRecord } from "#protocol/record.ts";
import { arbitrate } from "./decide/arbiter.ts";
import { lookedAt } from "./decide/ignored.ts";
import type { OfferWish } from "./decide/offer.ts";
import { tell } from "./flush.ts";
import { jobsOf } from "./jobs.ts";
import { backAtOf, cancelPointless } from "./journey/cancel.ts";
import { occasionsOf } from "./journey/occasions.ts";
import { joined } from "./journey/joined.ts";
import { pendingShows, takenOn } from "./journey/shows.ts";
import { start } from "./journey/start.ts";
import { startOfDay } from "./local-time.ts";
import { type Moment, momentOf, type Surroundings } from "./moment.ts";
import { withOwnFacts } from "./own-facts.ts";
import { withPageOrders } from "./order/recorded.ts";
import { byPersona } from "./persona/earnings.ts";
import { understand } from "./persona/understand.ts";
import { byOrigin } from "./origin.ts";
import { profileAfter, type RequestFacts } from "./profile.ts";
import { recordOf } from "./recording.ts";
import { admission } from "./admission.ts";
import { withoutDevice } from "./device.ts";
import { knewOfPush } from "./repeats.ts";
import { fold } from "./session/fold.ts";
import type { Placed } from "./session/placed.ts";
import { withdraw } from "./session/abandonment.ts";
import { renumbered } from "./identity/campaigns.ts";
import { withStaff } from "./identity/staff.ts";
import { type Session, takeSequences } from "./session/session.ts";
import { tallyOf } from "./session/tally.ts";
import { newState, type VisitorState } from "./state.ts";
import { withActivity } from "./journey/activity.ts";
import { hourKey } from "./journey/best-time.ts";
import { wakeAtOf } from "./wake.ts";

/** One batch of one visitor, and everything that its answer depends on. */
export interface VisitInput extends Surroundings {
  readonly state: VisitorState | null;
  readonly site: string;
  readonly visitor: string;
  readonly tab: string;
  readonly number: number;
  readonly consent: Consent;
  readonly page: PageFacts;
  /** The last beacon of a page: nobody waits for a decision. */
  readonly leaving: boolean;
  readonly placed: readonly Placed[];
  readonly request: RequestFacts;
  /** The shop's own people and tests: decided about, never counted. */
  readonly staff?: boolean;
  /** The number of a report by the shop's app, till or server, who never ask what to show; absent: a page's batch. */
  readonly report?: string;
  /** An import's id: the past is learnt from, nobody is addressed. */
  readonly backfill: string | null;
}

export interface VisitResult {
  /** Null: nothing may be kept of this visitor. */
  readonly state: VisitorState | null;
  readonly repeated: boolean;
  readonly shows: readonly Show[];
  readonly record: DecisionRecord | null;
  readonly wakeAt: number | null;
  /**
   * Codes without which this result is not final: ask the shop's pool, then call again with the
   * newest state and the answers in `codes`.
   */
  readonly wishes: readonly OfferWish[];
}

/** What a visitor's batch changes, and what to show for it: the same input gives the same bytes. */
export function visit(input: VisitInput): VisitResult {
  const { state: before, leaving } = input;
  const taken = admission(before, input);
  const isLate = before !== null && taken !== null && cameLate(before, taken.marks, input);
  // Only the person themselves changes what is allowed: a report says it of somebody new.
  const given = before && input.report !== undefined ? before.consent : input.consent;
  const consent = isLate ? before.consent : byTheWay(before, given);
  if (!taken || !consent.analytics || !given.analytics) {
    const wakeAt = before && wakeAtOf(before);
    return { state: before, repeated: !taken, shows: [], record: null, wakeAt, wishes: [] };
  }
  const profile =
    before && input.report !== undefined
      ? before.profile
      : profileAfter(before?.profile ?? null, input.page, input.request, input.snapshot.settings);
  const known = before ?? newState(input.site, input.visitor, consent, profile, input.now);
  const current = withPushAsKnown(
    met(known, { profile, consent, ...taken }, input),
    known,
    !isLate && !given.push && knewOfPush(known.marks, input.tab),
  );
  const folded = withFacts(current, before, input, isLate);
  if (input.backfill !== null) return quiet(folded.state);
  const { moment } = folded;
  const occasions = occasionsOf({
    before: before?.session ?? null,
    after: folded.state.session,
    placed: input.placed,
    path: profile.path,
    understanding: moment.understanding,
    causeBefore: known.cause,
  });
  const audiences = joined(folded.state, moment);
  const relevant = cancelPointless(audiences.state, moment, {
    backAt: backAtOf(input.placed),
    hasBought: folded.state.session.purchases > known.session.purchases,
  });
  const all = [...occasions, ...audiences.occasions];
  const caused = { ...relevant, cause: moment.understanding.cause.id };
  const started = start(caused, all, moment, leaving);
  const candidates = leaving ? [] : [...started.candidates, ...pendingShows(started.state, moment)];
  const ruling = arbitrate(started.state, candidates, moment);
  const after = takenOn(ruling, candidates, moment);
  const records = [...started.records, ...ruling.records];
  // A program's look is explained and else leaves no trace: nothing learnt, nothing counted.
  if (moment.isBot) {
    if (!before) return { ...quiet(current), state: null, wakeAt: null };
    return {
      ...quiet({ ...before, ...taken }),
      record: recordOf("visit", records, before, moment),
    };
  }
  return {
    ...quiet({ ...after, jobs: jobsOf(after, moment, input.now) }),
    shows: ruling.shows,
    record: recordOf("visit", records, after, moment),
    wishes: ruling.wishes,
  };
}

/** Once somebody has chosen, only a choice gives back what was taken: a tab that was open before still believes the old one. */
function byTheWay(before: VisitorState | null, given: Consent): Consent {
  const isTaken = before?.chosen !== undefined && !before.consent.personalisation;
  return isTaken ? { ...given, personalisation: false } : given;
}

/**
 * A tab that was open before push was allowed does not know of it, so that a choice comes as an event. But one that did
 * know and says otherwise has had it taken back, even if the choice itself was lost on the way.
 */
function withPushAsKnown(
  state: VisitorState,
  { consent: { push } }: VisitorState,
  isTakenBack: boolean,
): VisitorState {
  const isAllowed = push && !isTakenBack;
  const now =
    state.consent.push === isAllowed
      ? state
      : { ...state, consent: { ...state.consent, push: isAllowed } };
  return isTakenBack ? { ...withoutDevice(now), agreed: null } : now;
}

/** The state once it is known who is there now. */
function met(
  known: VisitorState,
  {
    profile,
    consent,
    marks,
    reports,
  }: Pick<VisitorState, "profile" | "consent" | "marks" | "reports">,
  { report, now, staff = report === undefined ? false : (known.staff ?? false) }: VisitInput,
): VisitorState {
  const state = { ...known, profile, consent, marks, ...(reports !== undefined && { reports }) };
  return withStaff(state, staff, now);
}

/** Whether something later is known already: then this batch cannot tell what is allowed now. */
function cameLate(
  { session }: VisitorState,
  marks: VisitorState["marks"],
  { number, placed, report }: VisitInput,
): boolean {
  const highest = report === undefined ? (marks.at(-1)?.[1] ?? 0) : 0;
  return highest > number || (placed.length > 0 && placed.every(({ at }) => at < session.lastAt));
}

function quiet(state: VisitorState): VisitResult {
  return { state, repeated: false, shows: [], record: null, wakeAt: wakeAtOf(state), wishes: [] };
}

/** A late fact may part or join visits before this one, which then has another number; what was said in it stays said in it. */
function renumberedBy(
  state: VisitorState,
  { visits, visit: { startedAt } }: Session,
): VisitorState {
  const { session, patience } = state;
  const isSame = startedAt <= session.visit.startedAt;
  if (session.visits === 0 || (isSame ? visits === session.visits : visits > session.visits))
    return state;
  const now = isSame ? visits : 0;
  return {
    ...state,
    campaigns: state.campaigns.map((memory) => renumbered(memory, state, now)),
    patience: { ...patience, visit: patience.visit === session.visits ? now : 0 },
  };
}

function withFacts(
  state: VisitorState,
  before: VisitorState | null,
  input: VisitInput,
  isLate: boolean,
): { readonly state: VisitorState; readonly moment: Moment } {
  const { snapshot, catalogue, page, now, placed, backfill } = input;
  const context = { settings: snapshot.settings, catalogue, page, now };
  const after = fold(state.session, placed, context);
  const session = after.lastAt > state.session.lastAt ? withdraw(after) : after;
  const known = understand({ session, persona: state.persona }, snapshot, catalogue, now);
  const taken = takeSequences(session, known.persona.id);
  const ignored = lookedAt(state.ignored, placed);
  const numbered = renumberedBy(state, session);
  const folded = { ...numbered, session: taken.session, persona: known.persona, ignored };
  const own = withOwnFacts(folded, placed, snapshot, now);
  // What a late batch says by the way is out of date; a choice itself knows its own moment.
  const { push } = own.consent;
  const isByTheWay = own.chosen === folded.chosen;
  const heard = isLate && isByTheWay ? { ...own, consent: { ...state.consent, push } } : own;
  // The shop's till or server reports from nowhere: what is to be shown waits for a page.
  const seen = input.report === undefined ? page : null;
  const moment = momentOf(heard, input, known.understanding, seen, input.request.bot);
  // A till's hours are no hours in which somebody reads messages.
  const isElsewhere = placed.length > 0 && placed.every(({ source }) => source === "server");
  const { hourOfWeek } = moment.local();
  const active = isElsewhere
    ? heard
    : { ...heard, activity: withActivity(heard.activity, hourOfWeek) };
  const isVisit = !isElsewhere && session.visits > (before?.session.visits ?? 0);
  const tallied = byPersona(
    tallyOf(before?.session ?? null, session, placed, context),
    known.persona.id,
  );
  // Neither a till nor an imported file is a device.
  const placedBy = isElsewhere || backfill !== null ? tallied : byOrigin(tallied, state.profile);
  const counts = isVisit ? { ...placedBy, [hourKey(hourOfWeek)]: 1 } : placedBy;
  const urgent = session.purchases > (before?.session.purchases ?? 0);
  const day = startOfDay(placed[0]?.at ?? now, snapshot.settings.timeZone);
  const book = backfill === null ? { source: "live", at: now } : { source: backfill, at: day };
  const news = { counts, sequences: taken.sequences };
  const told = tell(active, news, now, urgent, book);
  if (backfill !== null) return { moment, state: told };
  return { moment, state: withPageOrders(told, before?.session ?? null, placed, snapshot, now) };
}
