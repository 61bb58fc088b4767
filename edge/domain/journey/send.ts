import type { StepOf } from "#protocol/campaign.ts";
import type { CandidateRecord, StopReason } from "#protocol/record.ts";
import { isHeldOut } from "../decide/assigned.ts";
import { recorded, stop, variantOf } from "../decide/candidate.ts";
import type { Live } from "../decide/live.ts";
import { memoryOf } from "../decide/memory.ts";
import { boundedReceipts, type Receipt } from "../decide/receipts.ts";
import { codeOf, isForLeaving, offerOf, type OfferWish } from "../decide/offer.ts";
import { strained } from "../decide/patience.ts";
import { missedOut, spokenOnce, withDiscount, withheld } from "../decide/said.ts";
import { tell } from "../flush.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { compose } from "./compose.ts";
import type { Journey } from "./journey.ts";
import { type SendStop, sendStop, unreachable } from "./send-rules.ts";

/** What came of a step that sends. */
export type Sending =
  | { readonly kind: "past"; readonly state: VisitorState; readonly record: CandidateRecord }
  | { readonly kind: "moved"; readonly until: number; readonly record: CandidateRecord }
  | { readonly kind: "wish"; readonly wish: OfferWish };

const IGNORED = 0.5;
const KEY_VISITOR = 16;

/** Sends a journey's message, moves it, or goes past it; everything is looked at again right now. */
export function send(
  state: VisitorState,
  live: Live,
  journey: Journey,
  step: StepOf<"send">,
  moment: Moment,
): Sending {
  const memory = memoryOf(state, live, moment);
  const { campaign } = live;
  const held = (reason: StopReason, after = state): Sending => ({
    kind: "past",
    state: tell(after, { counts: { [`held/${campaign.id}/${reason.code}`]: 1 } }, moment.now),
    record: recorded(live, memory, "stopped", { reason }),
  });
  const stopped = (found: SendStop): Sending =>
    found.kind === "held"
      ? held(found.reason)
      : {
          kind: "moved",
          until: found.until,
          record: recorded(live, memory, "moved", { reason: found.reason, until: found.until }),
        };
  const variant = variantOf(step.variants, memory, journey, state);
  if (!variant) return held(stop("content", "no-variant"));
  const nobody = unreachable(variant.message.channel, state);
  if (nobody) return held(nobody);
  const found = sendStop(live, memory, state, moment);
  if (found) return stopped(found);
  const answer = offerOf(campaign, variant, memory, state, moment);
  if (answer.kind === "stop") {
    const isMissed = answer.reason.code === "no-code";
    return held(answer.reason, isMissed ? missedOut(state, memory, moment) : state);
  }
  const offer = codeOf(answer);
  const key = [
    state.visitor.slice(0, KEY_VISITOR),
    campaign.id,
    journey.path.join("."),
    journey.run,
  ].join("/");
  const delivery = compose(
    { key, variant: variant.id, message: variant.message, offer, journey },
    state,
    moment,
  );
  if (!delivery) return held(stop("content", "nothing-to-say"));
  if (answer.kind === "wish") return answer;
  // Only now: what stops a message must stop it in both arms, or the arms are no longer alike.
  if (isHeldOut(memory.arm)) {
    const record = recorded(live, memory, "withheld", { reason: stop("holdout", memory.arm) });
    return { kind: "past", state: withheld(state, memory, moment), record };
  }
  const isNew = offer !== null && !memory.offer;
  const spoken = spokenOnce(
    withDiscount(state, isNew && isForLeaving(campaign), moment.now),
    memory,
    offer,
    moment,
  );
  const next = withMessage({ ...spoken, deliveries: [...spoken.deliveries, delivery] }, moment);
  const receipt: Receipt = {
    receipt: key,
    campaign: campaign.id,
    variant: variant.id,
    at: moment.now,
    channel: "message",
    state: "decided",
  };
  const open = boundedReceipts([...next.receipts.open, receipt]);
  const counted = tell(next, { counts: { [`sent/${campaign.id}/${variant.id}`]: 1 } }, moment.now);
  return {
    kind: "past",
    state: { ...counted, receipts: { ...counted.receipts, open } },
    record: recorded(live, memory, "won", { variant: variant.id, receipt: key }),
  };
}

/** The state after one more message; one that was never answered has used up patience. */
function withMessage(state: VisitorState, moment: Moment): VisitorState {
  const { now } = moment;
  const { day, week } = moment.local();
  const last = state.receipts.open.findLast(({ channel }) => channel === "message");
  const ignored = last !== undefined && (last.state === "decided" || last.state === "shown");
  const patience = ignored ? strained(state.patience, IGNORED, now) : state.patience;
  return {
    ...state,
    patience: {
      ...patience,
      messageAt: now,
      day,
      today: (patience.day === day ? patience.today : 0) + 1,
      week,
      inWeek: (patience.week === week ? patience.inWeek : 0) + 1,
    },
  };
}
