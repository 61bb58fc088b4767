import { interrupting } from "#protocol/catalog/banners.ts";
import type { Drawing, Show } from "#protocol/decision.ts";
import type { CandidateRecord, StopReason } from "#protocol/record.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { isHeldOut } from "./assigned.ts";
import { campaignStop } from "./campaign-rules.ts";
import { type Candidate, recorded, stop, variantOf } from "./candidate.ts";
import { capStop } from "./caps.ts";
import { drawingOf } from "./draw.ts";
import { proposed } from "./ignored.ts";
import { type CampaignMemory, type GivenCode, memoryOf } from "./memory.ts";
import { offerOf, type OfferWish } from "./offer.ts";
import { dismissalStop, interruptionStop } from "./patience.ts";
import { isOnPage, placementOf } from "./placement.ts";
import { said, withheld } from "./said.ts";
import { worthOf } from "./value.ts";

/** What is shown, what the visitor's memory is afterwards, and why. */
export interface Ruling {
  readonly state: VisitorState;
  readonly shows: readonly Show[];
  readonly winners: readonly Candidate[];
  readonly records: readonly CandidateRecord[];
  readonly wishes: readonly OfferWish[];
}

interface Contender {
  readonly candidate: Candidate;
  readonly memory: CampaignMemory;
  readonly variant: Candidate["step"]["variants"][number];
  readonly placement: string;
  readonly value: number;
}

type Sighted = { readonly kind: "contends"; readonly contender: Contender } | Stopped;
interface Stopped {
  readonly kind: "stopped";
  readonly record: CandidateRecord;
}

/**
 * One winner per place, or nothing: consent, then what each campaign may do, then the best first.
 * Somebody held out gets the runner-up, and the log says what was withheld.
 */
export function arbitrate(
  before: VisitorState,
  candidates: readonly Candidate[],
  moment: Moment,
): Ruling {
  let state = before;
  const shows: Show[] = [];
  const winners: Candidate[] = [];
  const records: CandidateRecord[] = [];
  const wishes: OfferWish[] = [];
  const taken = new Map<string, string>();
  for (const { candidate, memory, variant, placement, value } of contenders(
    state,
    candidates,
    moment,
    records,
  )) {
    const { campaign } = candidate.live;
    const lost = (reason: StopReason) =>
      records.push(
        recorded(candidate.live, memory, "stopped", {
          variant: variant.id,
          placement,
          value,
          reason,
        }),
      );
    const winner = taken.get(placement);
    if (winner !== undefined) {
      lost(stop("rank", "outranked", { winner }));
      continue;
    }
    const covers = interrupting.has(variant.banner.kind);
    const enough = covers ? interruptionStop(state, moment) : null;
    if (enough) {
      lost(enough);
      continue;
    }
    const outcome = contentOf(state, candidate, memory, variant, moment);
    if (outcome.kind === "stop") {
      lost(outcome.reason);
      continue;
    }
    if (outcome.kind === "wish") {
      wishes.push(outcome.wish);
      taken.set(placement, campaign.id);
      continue;
    }
    if (isHeldOut(memory.arm)) {
      state = withheld(state, memory, moment);
      records.push(
        recorded(candidate.live, memory, "withheld", {
          placement,
          value,
          reason: stop("holdout", memory.arm),
        }),
      );
      continue;
    }
    const spoken = said(state, candidate.live, memory, variant, outcome.offer, moment);
    state = { ...spoken.state, ignored: proposed(spoken.state.ignored, outcome.drawing) };
    taken.set(placement, campaign.id);
    winners.push(candidate);
    const { receipt } = spoken;
    records.push(
      recorded(candidate.live, memory, "won", { variant: variant.id, placement, value, receipt }),
    );
    shows.push({
      receipt,
      campaign: campaign.id,
      variant: variant.id,
      placement,
      drawing: outcome.drawing,
    });
  }
  return { state, shows, winners, records, wishes };
}

/** Those that may speak, the most valuable first; the others are recorded with their reason. */
function contenders(
  state: VisitorState,
  candidates: readonly Candidate[],
  moment: Moment,
  records: CandidateRecord[],
): readonly Contender[] {
  const found: Contender[] = [];
  for (const candidate of candidates) {
    const sighted = sight(state, candidate, moment);
    if (sighted.kind === "contends") found.push(sighted.contender);
    else records.push(sighted.record);
  }
  return found.toSorted(
    (left, right) => right.value - left.value || (nameOf(left) < nameOf(right) ? -1 : 1),
  );
}

function sight(state: VisitorState, candidate: Candidate, moment: Moment): Sighted {
  const { live, past, step, journey } = candidate;
  const { campaign } = live;
  const stopped = (reason: StopReason, rest: Partial<CandidateRecord> = {}): Stopped => ({
    kind: "stopped",
    record: recorded(live, past, "stopped", { ...rest, reason }),
  });
  if (!state.consent.personalisation) return stopped(stop("consent", "personalisation"));
  const general = campaignStop(campaign, past, state, moment);
  if (general) return stopped(general);
  const tooOften = capStop(campaign, past, state, moment) ?? dismissalStop(past, moment.now);
  if (tooOften) return stopped(tooOften);
  const memory = memoryOf(state, live, moment);
  // Somebody held out would have got one of the variants, too.
  const variant = variantOf(step.variants, memory, journey, state);
  if (!variant) return stopped(stop("content", "no-variant"));
  const placement = placementOf(variant.banner);
  if (!isOnPage(placement, moment.page?.slots))
    return stopped(stop("place", "no-slot"), { placement });
  const { value, cost } = worthOf(campaign.priority, variant.banner.kind, state, moment);
  if (value <= 0) {
    const facts = { priority: campaign.priority, cost };
    return stopped(stop("value", "silence-is-better", facts), { placement, value });
  }
  return { kind: "contends", contender: { candidate, memory, variant, placement, value } };
}

type Content =
  | { readonly kind: "ready"; readonly drawing: Drawing; readonly offer: GivenCode | null }
  | { readonly kind: "wish"; readonly wish: OfferWish }
  | { readonly kind: "stop"; readonly reason: StopReason };

function contentOf(
  state: VisitorState,
  { live, journey }: Candidate,
  memory: CampaignMemory,
  variant: Contender["variant"],
  moment: Moment,
): Content {
  const answer = offerOf(live.campaign, variant, memory, state, moment);
  if (answer.kind === "stop") return answer;
  const held = isHeldOut(memory.arm);
  // Nobody held out costs the shop a code: what they would have got is drawn without one.
  if (answer.kind === "wish" && !held) return answer;
  const offer =
    answer.kind === "given"
      ? answer.code
      : answer.kind === "wish"
        ? { code: "withheld", endsAt: answer.wish.endsAt }
        : null;
  const drawing = drawingOf(variant.banner, { state, moment, occasion: journey.subject, offer });
  if (!drawing) return { kind: "stop", reason: stop("content", "nothing-to-show") };
  return { kind: "ready", drawing, offer };
}

function nameOf({ candidate }: Contender): string {
  return candidate.live.campaign.id;
}
