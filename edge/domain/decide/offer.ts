import type { Campaign } from "#protocol/campaign.ts";
import type { Offer } from "#protocol/catalog/offers.ts";
import type { TriggerKind } from "#protocol/catalog/triggers.ts";
import { toMinor } from "#protocol/money.ts";
import type { StopReason } from "#protocol/record.ts";
import type { Codes, Moment } from "../moment.ts";
import { cartLines } from "../session/session.ts";
import type { VisitorState } from "../state.ts";
import { isHeldOut } from "./assigned.ts";
import { stop } from "./candidate.ts";
import type { CampaignMemory, GivenCode } from "./campaign-memory.ts";

/** A code that a decision needs from the shop's pool before it can be said. */
export interface OfferWish {
  /** The name under which the answer is handed back in `codes`. */
  readonly key: string;
  readonly campaign: string;
  readonly variant: string;
  readonly offer: Offer;
  readonly endsAt: number;
  /** The most offers of the campaign that may be open or redeemed; null: no limit. */
  readonly budget: number | null;
}

/** What comes of a variant's offer. */
export type OfferAnswer =
  | { readonly kind: "none" }
  | { readonly kind: "given"; readonly code: GivenCode }
  | { readonly kind: "wish"; readonly wish: OfferWish }
  | { readonly kind: "stop"; readonly reason: StopReason };

const HOUR_MS = 3_600_000;
export const DISCOUNT_EVERY_MS = 60 * 86_400_000;
const leaving: ReadonlySet<TriggerKind> = new Set([
  "abandoned",
  "browse-abandoned",
  "exit-intent",
  "cause",
  "coupon-refused",
  "shipping-shown",
  "checkout-stage",
  "stage-stalled",
]);

/** The code of a variant's offer, the wish for one, or why there is none. */
export function offerOf(
  campaign: Campaign,
  variant: { readonly id: string; readonly offer?: Offer | undefined },
  memory: CampaignMemory,
  state: VisitorState,
  moment: Moment,
): OfferAnswer {
  const { offer } = variant;
  if (!offer) return { kind: "none" };
  const { now, codes } = moment;
  // Issued at most once per person and campaign: the same code as long as it lives, then none.
  if (memory.offer) {
    if (now < memory.offer.endsAt) return { kind: "given", code: memory.offer };
    return { kind: "stop", reason: stop("offer", "ended") };
  }
  const reason = discountStop(campaign, offer, state, moment);
  if (reason) return { kind: "stop", reason };
  const key = `${campaign.id}/${variant.id}`;
  const answer = codes[key];
  if (answer === null) return { kind: "stop", reason: stop("offer", "no-code") };
  // One that was issued and never shown may have ended since.
  if (answer && now >= answer.endsAt) return { kind: "stop", reason: stop("offer", "ended") };
  if (answer) return { kind: "given", code: answer };
  const endsAt = now + offer.endsAfterHours * HOUR_MS;
  // Nobody held out costs the shop a code: what they would have got is made up without one.
  if (isHeldOut(memory.arm)) return { kind: "given", code: { code: "withheld", endsAt } };
  const wish: OfferWish = {
    key,
    campaign: campaign.id,
    variant: variant.id,
    offer,
    endsAt,
    budget: campaign.budget?.offers ?? null,
  };
  return { kind: "wish", wish };
}

/** The code as it would be said, wished for or not: what cannot be said without one must not cost one. */
export function codeOf(answer: Exclude<OfferAnswer, { kind: "stop" }>): GivenCode | null {
  if (answer.kind === "wish") return { code: "wished", endsAt: answer.wish.endsAt };
  return answer.kind === "given" ? answer.code : null;
}

/** Whether this campaign's discounts answer somebody's leaving: leaving must not become a habit that pays. */
export function isForLeaving({ trigger }: Campaign): boolean {
  return leaving.has(trigger.kind);
}

function discountStop(
  campaign: Campaign,
  offer: Offer,
  state: VisitorState,
  moment: Moment,
): StopReason | null {
  if (!isForLeaving(campaign)) return null;
  const { now, snapshot } = moment;
  const { discountAt } = state.patience;
  if (snapshot.settings.sitewideSale) return stop("offer", "sitewide-sale");
  if (discountAt > 0 && now < discountAt + DISCOUNT_EVERY_MS) {
    return stop("offer", "discount-lately", { days: Math.floor((now - discountAt) / 86_400_000) });
  }
  return costsMoreThanMargin(offer, state, moment) ? stop("offer", "below-margin") : null;
}

// Products whose margin the shop does not tell cannot be checked.
function costsMoreThanMargin({ value }: Offer, { session }: VisitorState, moment: Moment): boolean {
  const { market, snapshot } = moment;
  const lines = cartLines(session);
  let [margin, total] = [0, 0];
  for (const { id, price, quantity, currency } of lines) {
    const known = moment.catalogue.products.get(id);
    // Amounts of two currencies cannot be added without a dated rate.
    const isComparable = known?.currency === market.currency && currency === market.currency;
    if (known?.margin === undefined || !isComparable) return false;
    margin += known.margin * quantity;
    total += price * quantity;
  }
  if (lines.length === 0) return false;
  const left = margin - discountOf(value, total, market.currency);
  return left < (total * (snapshot.settings.marginFloorPercent ?? 0)) / 100;
}

function discountOf(value: Offer["value"], total: number, currency: string): number {
  if (value.kind === "percent") return (total * value.percent) / 100;
  return value.kind === "amount" ? toMinor(value.amount, currency) : 0;
}

/** The codes that were asked for, as the log keeps them. */
export function codesRecorded(codes: Codes): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    Object.entries(codes).map(([key, answer]) => [key, answer?.code ?? null]),
  );
}
