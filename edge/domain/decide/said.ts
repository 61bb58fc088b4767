import { interrupting } from "#protocol/catalog/banners.ts";
import { tell } from "../flush.ts";
import type { Moment } from "../moment.ts";
import { factOf } from "../order/outcomes.ts";
import type { VisitorState } from "../state.ts";
import type { CampaignMemory, GivenCode } from "./campaign-memory.ts";
import type { Candidate } from "./candidate.ts";
import type { Live } from "./live.ts";
import { remember, SHOP, shopMemory, spoken } from "./memory.ts";
import { isForLeaving } from "./offer.ts";
import { interrupted } from "./patience.ts";
import { withReceipt } from "./receipts.ts";

/** The state after a banner was decided. */
export function said(
  before: VisitorState,
  { campaign }: Live,
  memory: CampaignMemory,
  variant: Candidate["step"]["variants"][number],
  offer: GivenCode | null,
  moment: Moment,
): { readonly state: VisitorState; readonly receipt: string } {
  const covers = interrupting.has(variant.banner.kind);
  const patience = covers ? interrupted(before) : before.patience;
  const entered = spokenOnce({ ...before, patience }, memory, offer, moment);
  const counted = tell(
    withDiscount(entered, offer !== null && !memory.offer && isForLeaving(campaign), moment.now),
    { counts: { [`decided/${campaign.id}/${variant.id}`]: 1 } },
    moment.now,
  );
  const { receipt, receipts } = withReceipt(counted.receipts, {
    campaign: campaign.id,
    variant: variant.id,
    at: moment.now,
    channel: "page",
    ...(covers && { interrupting: true }),
  });
  return { state: { ...counted, receipts }, receipt };
}

/** The state after something would have been said to somebody who is left alone. */
export function withheld(
  state: VisitorState,
  memory: CampaignMemory,
  moment: Moment,
): VisitorState {
  const counts = { [`withheld/${memory.campaign}`]: 1 };
  return tell(spokenOnce(state, memory, null, moment), { counts }, moment.now);
}

/** The state after a campaign spoke (or would have); its first time enters its experiment, and the shop's. */
export function spokenOnce(
  state: VisitorState,
  memory: CampaignMemory,
  offer: GivenCode | null,
  moment: Moment,
): VisitorState {
  const after = { ...spoken(memory, state, moment), ...(offer && { offer }) };
  const next = withShop(remember(state, after, moment.live.byId), moment);
  // The shop's holdout is in no campaign's sample.
  const enters = memory.enteredAt === 0 && memory.arm !== "shop-holdout";
  return enters ? withEntry(next, after, moment.now) : next;
}

/**
 * The state of somebody for whom no code was left. Who is held out is never asked for one, so that both arms
 * enter where a code would have been given; nothing was said, so that no cap is used up.
 */
export function missedOut(
  state: VisitorState,
  memory: CampaignMemory,
  moment: Moment,
): VisitorState {
  if (memory.enteredAt > 0) return state;
  const after = { ...memory, enteredAt: moment.now, lastAt: moment.now };
  return withEntry(withShop(remember(state, after, moment.live.byId), moment), after, moment.now);
}

function withShop(state: VisitorState, moment: Moment): VisitorState {
  const { holdout, everyoneTreated } = moment.snapshot.settings;
  if (holdout === 0 || everyoneTreated) return state;
  if (state.campaigns.some(({ campaign }) => campaign === SHOP)) return state;
  const shop = shopMemory(state, moment);
  return withEntry(remember(state, shop, moment.live.byId), shop, moment.now);
}

function withEntry(state: VisitorState, memory: CampaignMemory, now: number): VisitorState {
  return tell(state, { experiments: [factOf(memory, now, { entered: 1 })] }, now);
}

/** The state after a discount for somebody who was leaving. */
export function withDiscount(state: VisitorState, given: boolean, now: number): VisitorState {
  return given ? { ...state, patience: { ...state.patience, discountAt: now } } : state;
}
