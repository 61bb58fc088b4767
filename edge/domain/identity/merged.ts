import { addCounts, type Counts } from "#protocol/counts.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Snapshot } from "#protocol/site.ts";
import { tell } from "../flush.ts";
import { MAX_REPORTS } from "../admission.ts";
import { joinedFingerprints } from "../session/fingerprints.ts";
import { currencyOf } from "../order/outcomes.ts";
import { historyOf } from "../persona/lessons.ts";
import { left as leaves, moved } from "../persona/lifecycle/customers.ts";
import type { VisitorState } from "../state.ts";
import { joinedActivity } from "./activity.ts";
import { enteredAt, joinedCampaigns } from "./campaigns.ts";
import { joinedMarks } from "./marks.ts";
import { joinedPatience } from "./patience.ts";
import { joinedPlans } from "./plans.ts";
import { withStaff } from "./staff.ts";
import { joinedSessions } from "./sessions.ts";

export interface MergeContext {
  readonly snapshot: Snapshot;
  readonly catalogue: Catalogue;
  readonly now: number;
  /** Devices that are in the person's state already. */
  readonly devices: ReadonlySet<string>;
}

/**
 * The person's state with all that one more device knows of them; of a device that is known, nothing
 * changes. Devices may come in any order. What a device has told the counters stays told.
 */
export function merged(
  known: VisitorState,
  more: VisitorState,
  { snapshot, catalogue, now, devices }: MergeContext,
): VisitorState {
  if (devices.has(more.visitor)) return known;
  const staff = known.staff === true || more.staff === true;
  const person = withStaff(known, staff, now);
  const device = withStaff(more, staff, now);
  const context = { settings: snapshot.settings, catalogue, page: { path: "/" }, now };
  const session = joinedSessions(person.session, device.session, context);
  const arms = joinedCampaigns(person, device, session.visits, now);
  const latest = isLatest(person, device) ? person : device;
  const unit = unitOf(person, device);
  const agreed = newer(person.agreed, device.agreed, ({ at }) => at);
  const push = newer(person.push, device.push, ({ since }) => since);
  const choice = newer(choiceOf(person), choiceOf(device), ({ chosen }) => chosen.at);
  const state: VisitorState = {
    ...person,
    ...(unit !== person.visitor && { unit }),
    createdAt: Math.min(person.createdAt, device.createdAt),
    profile: latest.profile,
    marks: joinedMarks(person.marks, device.marks),
    ...joinedReports(person, device),
    ...(choice && { chosen: choice.chosen }),
    // Permissions are a device's, but a choice is the person's; push is allowed where the address is that was given.
    consent: {
      ...(choice ?? latest).consent,
      push: person.consent.push || device.consent.push,
    },
    session,
    persona: latest.persona,
    cause: latest.cause,
    campaigns: arms.campaigns,
    ...joinedInside(person, device),
    ...joinedPlans(person, device, snapshot),
    patience: joinedPatience(person, device, session),
    ignored: joinedIgnored(person.ignored, device.ignored),
    activity: joinedActivity(person.activity, device.activity),
    push,
    agreed,
  };
  const counts = addCounts(corrections(person, device, state, snapshot), {
    "identity/merged": 1,
    ...Object.fromEntries(arms.conflicts.map((campaign) => [`identity/conflict/${campaign}`, 1])),
  });
  const told = tell(state, { counts, experiments: arms.facts }, now);
  return withUntold(told, device, now);
}

/** What the device has not told the counters yet is told by the person; what it has sent it settles itself. */
function withUntold(person: VisitorState, { flush }: VisitorState, now: number): VisitorState {
  const { sequences, experiments, tallies, costs } = flush;
  // What waits there is a customer's, also where the person is staff: of them nothing waits.
  const { staff, ...customer } = person;
  let state = tell(customer, { sequences, experiments }, now);
  for (const { counts, ...book } of tallies) state = tell(state, { counts }, now, false, book);
  const told = { ...state.flush, costs: addCounts(state.flush.costs, costs) };
  return { ...state, ...(staff && { staff }), flush: told };
}

/** What was counted of two is put right for one: orders known to both, and two customers' ranks. */
function corrections(
  person: VisitorState,
  device: VisitorState,
  { session }: VisitorState,
  snapshot: Snapshot,
): Counts {
  const currency = currencyOf(snapshot);
  const [one, other] = [person.session, device.session];
  const history = historyOf(session, currency);
  const mine = historyOf(one, currency);
  const theirs = historyOf(other, currency);
  const counts: Record<string, number> = {
    orders: session.purchases - one.purchases - other.purchases,
  };
  for (const [money, spent] of Object.entries(session.spent))
    counts[`revenue/${money}`] = spent - (one.spent[money] ?? 0) - (other.spent[money] ?? 0);
  const told = Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
  const ranks = history && (mine ? moved(mine, history) : moved(null, history));
  return addCounts(addCounts(told, ranks ?? {}), theirs ? leaves(theirs) : {});
}

function choiceOf({
  chosen,
  consent,
}: VisitorState): (Pick<VisitorState, "consent"> & Required<Pick<VisitorState, "chosen">>) | null {
  return chosen ? { chosen, consent } : null;
}

function joinedReports(
  { reports: mine = "" }: VisitorState,
  { reports: theirs = "" }: VisitorState,
): Pick<VisitorState, "reports"> {
  const reports = joinedFingerprints(mine, theirs, MAX_REPORTS);
  return reports === "" ? {} : { reports };
}

/** Who was in an audience on either device has entered it once. */
function joinedInside(
  { inside: mine = [] }: VisitorState,
  { inside: theirs = [] }: VisitorState,
): Pick<VisitorState, "inside"> {
  const inside = [...new Set([...mine, ...theirs])].toSorted();
  return inside.length === 0 ? {} : { inside };
}

function unitOf(person: VisitorState, device: VisitorState): string {
  const [mine, theirs] = [enteredAt(person), enteredAt(device)];
  const own = person.unit ?? person.visitor;
  const other = device.unit ?? device.visitor;
  if (mine !== theirs) return mine < theirs ? own : other;
  // Nobody has entered anything: a new person draws for themselves.
  return mine === Infinity || own < other ? own : other;
}

function isLatest({ session: one }: VisitorState, { session: other }: VisitorState): boolean {
  if (one.visits === 0 || other.visits === 0) return one.visits > 0;
  return one.lastAt >= other.lastAt;
}

function newer<T>(one: T | null, other: T | null, at: (of: T) => number): T | null {
  if (one === null || other === null) return one ?? other;
  return at(one) >= at(other) ? one : other;
}

function joinedIgnored(
  left: VisitorState["ignored"],
  right: VisitorState["ignored"],
): VisitorState["ignored"] {
  const counts = new Map(left.map(({ id, count }) => [id, count]));
  for (const { id, count } of right) counts.set(id, (counts.get(id) ?? 0) + count);
  const most = [...counts].toSorted(([, one], [, other]) => other - one);
  return most.slice(0, Math.max(left.length, right.length)).map(([id, count]) => ({ id, count }));
}
