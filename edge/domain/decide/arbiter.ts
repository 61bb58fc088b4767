import { type BannerKind, interrupting } from "#protocol/catalog/banners.ts";
import type { Drawing, Show } from "#protocol/decision.ts";
import type { CandidateRecord, StopReason } from "#protocol/record.ts";
import type { Journey } from "../journey/journey.ts";
import type { Moment } from "../moment.ts";
import type { Ask } from "../segment/holds.ts";
import type { VisitorState } from "../state.ts";
import { isHeldOut } from "./assigned.ts";
import { campaignStop, rivalStop } from "./campaign-rules.ts";
import { type Candidate, recorded, stop, variantOf } from "./candidate.ts";
import { capStop } from "./caps.ts";
import { drawingOf } from "./draw.ts";
import { listed } from "./recommended.ts";
import { proposed } from "./ignored.ts";
import type { CampaignMemory, GivenCode } from "./campaign-memory.ts";
import { hasRoom, memoryOf } from "./memory.ts";
import { codeOf, offerOf, type OfferWish } from "./offer.ts";
import { dismissalStop, interruptionStop } from "./patience.ts";
import { isOnPage, placementOf } from "./placement.ts";
import { missedOut, said, withheld } from "./said.ts";
import { disturbanceOf, worthOf } from "./value.ts";

/** What is shown, what the visitor's memory is afterwards, and why. */
export interface Ruling {
  readonly state: VisitorState;
  readonly shows: readonly Show[];
  readonly winners: readonly Candidate[];
  readonly records: readonly CandidateRecord[];
  readonly wishes: readonly OfferWish[];
}

type Variant = Candidate["step"]["variants"][number];

/** A campaign that may speak here; arms are drawn only for those whose place is still free. */
interface Contender {
  readonly candidate: Candidate;
  readonly first: Variant;
  /** The place of all its variants; null if they differ. */
  readonly placement: string | null;
  readonly value: number;
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
  for (const contender of contenders(state, candidates, moment, records)) {
    const { candidate, first, value } = contender;
    const { live, past, journey, step } = candidate;
    const { campaign } = live;
    const ahead = contender.placement === null ? undefined : taken.get(contender.placement);
    const beaten =
      ahead === undefined
        ? rivalStop(campaign, winners)
        : stop("rank", "outranked", { winner: ahead });
    if (beaten) {
      const { placement } = contender;
      records.push(recorded(live, past, "stopped", { placement, value, reason: beaten }));
      continue;
    }
    const memory = memoryOf(state, live, moment);
    // Somebody held out would have got one of the variants, too.
    const variant = variantOf(step.variants, memory, journey, state) ?? first;
    const placement = placementOf(variant.banner);
    const lost = (reason: StopReason) =>
      records.push(
        recorded(live, memory, "stopped", { variant: variant.id, placement, value, reason }),
      );
    const winner = taken.get(placement);
    const stopped =
      winner === undefined
        ? placeStop(candidate, placement, variant.banner.kind, state, moment)
        : stop("rank", "outranked", { winner });
    if (stopped) {
      lost(stopped);
      continue;
    }
    const content = contentOf(state, candidate, memory, variant, moment);
    if (content.kind === "stop") {
      if (content.reason.code === "no-code") state = missedOut(state, memory, moment);
      lost(content.reason);
    } else if (content.kind === "wish") {
      wishes.push(content.wish);
      // Who comes after it may be kept silent by it, and must not have been given a code by then.
      break;
    } else if (isHeldOut(memory.arm)) {
      state = withheld(state, memory, moment);
      // Behind it they go on like everybody else, or their journey would never end.
      winners.push(candidate);
      const reason = stop("holdout", memory.arm);
      records.push(recorded(live, memory, "withheld", { placement, value, reason }));
      // To the shop's holdout nothing is shown, so that there is no runner-up either.
      if (memory.arm === "shop-holdout") taken.set(placement, campaign.id);
    } else {
      const spoken = said(state, live, memory, variant, content.offer, moment);
      const { receipt } = spoken;
      const { drawing } = content;
      state = { ...spoken.state, ignored: proposed(spoken.state.ignored, drawing) };
      taken.set(placement, campaign.id);
      winners.push(candidate);
      records.push(
        recorded(live, memory, "won", {
          variant: variant.id,
          placement,
          value,
          receipt,
          ...listed(drawing),
        }),
      );
      shows.push({ receipt, campaign: campaign.id, variant: variant.id, placement, drawing });
    }
  }
  return { state, shows, winners, records, wishes };
}

function placeStop(
  { live: { campaign } }: Candidate,
  placement: string,
  kind: BannerKind,
  state: VisitorState,
  moment: Moment,
): StopReason | null {
  if (!isOnPage(placement, moment.page?.slots)) return stop("place", "no-slot");
  // Those before it in this very decision may have taken the last room.
  if (!hasRoom(state, campaign.id, moment.live.byId)) return stop("caps", "memory-full");
  return interrupting.has(kind) ? interruptionStop(state, moment) : null;
}

/**
 * Those that may speak, the most valuable first; the others are recorded with their reason. Within
 * a place the disturbance costs the same, so that the priority decides.
 */
function contenders(
  state: VisitorState,
  candidates: readonly Candidate[],
  moment: Moment,
  records: CandidateRecord[],
): readonly Contender[] {
  const found: Contender[] = [];
  const disturbance = disturbanceOf(state, moment);
  for (const candidate of candidates) {
    const { live, past, journey, step } = candidate;
    const { campaign } = live;
    const [first, ...others] = step.variants;
    if (!first) {
      records.push(recorded(live, past, "stopped", { reason: stop("content", "no-variant") }));
      continue;
    }
    const { value, cost } = worthOf(campaign.priority, first.banner.kind, disturbance);
    const reason =
      (state.consent.personalisation ? null : stop("consent", "personalisation")) ??
      campaignStop(campaign, past, state, asBegun(journey, moment)) ??
      capStop(campaign, past, state, moment) ??
      dismissalStop(past, moment.now) ??
      (value > 0
        ? null
        : stop("value", "silence-is-better", { priority: campaign.priority, cost }));
    if (reason) records.push(recorded(live, past, "stopped", { value, reason }));
    else found.push({ candidate, first, value, placement: onlyPlacement(first, others) });
  }
  return found.toSorted(
    (left, right) =>
      right.value - left.value || left.candidate.live.rank - right.candidate.live.rank,
  );
}

/** Coming back ended the leaving that this page was waited for: who is meant is asked with what was left. */
function asBegun({ left }: Journey, moment: Moment): Moment {
  if (left === undefined) return moment;
  const ask: Ask = (fact, days) => (fact === "abandoned-stage" ? left : moment.ask(fact, days));
  return { ...moment, ask };
}

function onlyPlacement(first: Variant, others: readonly Variant[]): string | null {
  const placement = placementOf(first.banner);
  return others.every(({ banner }) => placementOf(banner) === placement) ? placement : null;
}

type Content =
  | { readonly kind: "ready"; readonly drawing: Drawing; readonly offer: GivenCode | null }
  | { readonly kind: "wish"; readonly wish: OfferWish }
  | { readonly kind: "stop"; readonly reason: StopReason };

function contentOf(
  state: VisitorState,
  { live, journey }: Candidate,
  memory: CampaignMemory,
  variant: Variant,
  moment: Moment,
): Content {
  const answer = offerOf(live.campaign, variant, memory, state, moment);
  if (answer.kind === "stop") return answer;
  const offer = codeOf(answer);
  const drawing = drawingOf(variant.banner, { state, moment, occasion: journey.subject, offer });
  if (!drawing) return { kind: "stop", reason: stop("content", "nothing-to-show") };
  return answer.kind === "wish" ? answer : { kind: "ready", drawing, offer };
}
