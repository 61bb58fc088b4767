import { campaignStop } from "../decide/campaign-rules.ts";
import { type Candidate, recorded, stop } from "../decide/candidate.ts";
import { type Live, startedBy } from "../decide/live.ts";
import type { CampaignMemory } from "../decide/campaign-memory.ts";
import { hasRoom, memoryOf, pastOf, remember } from "../decide/memory.ts";
import { paysPrice } from "../decide/price.ts";
import type { CandidateRecord, StopReason } from "#protocol/record.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { advance, type Halt } from "./advance.ts";
import type { Journey } from "./journey.ts";
import { fires, type Occasion, subjectOf } from "./occasion.ts";

/** What occasions set going. */
export interface Started {
  readonly state: VisitorState;
  /** What wants to be shown on this page. */
  readonly candidates: readonly Candidate[];
  readonly records: readonly CandidateRecord[];
}

const DAY_MS = 86_400_000;
const MAX_JOURNEYS = 4;

/** Starts what these occasions start; each campaign at most once, however many of them fit. */
export function start(
  before: VisitorState,
  occasions: readonly Occasion[],
  moment: Moment,
  isLeaving = false,
): Started {
  let state = before;
  const candidates: Candidate[] = [];
  const records: CandidateRecord[] = [];
  for (const { live, occasion } of fired(occasions, moment)) {
    const { campaign } = live;
    const past = pastOf(state, campaign.id);
    const journey = newJourney(live, past, subjectOf(occasion), state, moment);
    const first = campaign.steps[0];
    const isOfPage = live.onPageOnly && moment.page;
    // One that waits for this page already speaks for itself.
    if (isOfPage && first?.kind === "show" && !isUnderWay(campaign.id, state)) {
      candidates.push({ live, past, journey, step: first });
      continue;
    }
    const since = "since" in occasion ? occasion.since : undefined;
    const reason = startStop(live, past, since, state, moment) ?? dropStop(occasion, state, moment);
    if (reason) {
      records.push(recorded(live, past, "stopped", { reason }));
      continue;
    }
    const halt = advance(journey, campaign.steps, state.activity, moment);
    if (halt.kind === "over") {
      const failed = stop("audience", halt.ending === "check" ? "check-failed" : "nothing-to-do");
      const clause = halt.failed && { clause: halt.failed };
      records.push(recorded(live, past, "stopped", { reason: { ...failed, ...clause } }));
      continue;
    }
    // With nobody on the page it waits for the next one, like every journey at a banner.
    if (halt.kind === "show" && moment.page && !isLeaving) {
      candidates.push({ live, past, journey: halt.journey, step: halt.step });
      continue;
    }
    state = begun(state, memoryOf(state, live, moment), halt, moment);
  }
  return { state, candidates, records };
}

interface Fired {
  readonly live: Live;
  readonly occasion: Occasion;
}

/** What these occasions fire, each once, the most important first: one may leave no room for the others of its group. */
function fired(occasions: readonly Occasion[], { live: index }: Moment): readonly Fired[] {
  const found = new Map<string, Fired>();
  for (const occasion of occasions) {
    for (const live of startedBy(index, occasion.kind)) {
      const { id, trigger } = live.campaign;
      if (!found.has(id) && fires(trigger, id, occasion)) found.set(id, { live, occasion });
    }
  }
  return [...found.values()].toSorted((one, other) => one.live.rank - other.live.rank);
}

/** The state with a journey that has begun. */
export function begun(
  state: VisitorState,
  memory: CampaignMemory,
  { journey }: Exclude<Halt, { kind: "over" }>,
  moment: Moment,
): VisitorState {
  const known = remember(
    state,
    { ...memory, runs: journey.run, startedAt: journey.startedAt },
    moment.live.byId,
  );
  const others = state.journeys.filter(({ campaign }) => campaign !== journey.campaign);
  return { ...known, journeys: [...others, journey] };
}

/** Why a journey may not begin now. */
function startStop(
  live: Live,
  past: CampaignMemory | null,
  since: number | undefined,
  state: VisitorState,
  moment: Moment,
): StopReason | null {
  const { campaign } = live;
  if (!state.consent.personalisation) return stop("consent", "personalisation");
  const general = campaignStop(campaign, past, state, moment);
  if (general) return general;
  if (isUnderWay(campaign.id, state)) return stop("again", "under-way");
  const { reentryDays } = campaign;
  const startedAt = past?.startedAt ?? 0;
  if (startedAt > 0) {
    if (since !== undefined && startedAt >= since) return stop("again", "under-way");
    if (reentryDays === undefined) return stop("again", "once-only");
    const days = (moment.now - startedAt) / DAY_MS;
    if (days < reentryDays)
      return stop("again", "too-soon", { days: Math.floor(days), reentryDays });
  }
  if (state.journeys.length >= MAX_JOURNEYS || !hasRoom(state, campaign.id, moment.live.byId)) {
    return stop("caps", "memory-full");
  }
  return null;
}

function isUnderWay(id: string, { journeys }: VisitorState): boolean {
  return journeys.some(({ campaign }) => campaign === id);
}

// A price that fell for others is no news to somebody who pays another one.
function dropStop(occasion: Occasion, state: VisitorState, moment: Moment): StopReason | null {
  if (occasion.kind !== "price-drop") return null;
  const product = moment.catalogue.products.get(occasion.product);
  return product && paysPrice(product, occasion.market, state, moment)
    ? null
    : stop("content", "nothing-to-say");
}

function newJourney(
  live: Live,
  past: CampaignMemory | null,
  subject: string | null,
  { session: { abandonment } }: VisitorState,
  moment: Moment,
): Journey {
  return {
    campaign: live.campaign.id,
    run: (past?.runs ?? 0) + 1,
    version: moment.snapshot.version,
    print: live.print,
    startedAt: moment.now,
    path: [0],
    dueAt: null,
    subject,
    ...(abandonment && { left: abandonment.stage }),
    sent: 0,
    lateSince: null,
  };
}
