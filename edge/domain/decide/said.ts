import { interrupting } from "#protocol/catalog/banners.ts";
import { HOLDOUT } from "../experiment/epoch.ts";
import { tell } from "../flush.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { isHeldOut } from "./assigned.ts";
import type { Candidate } from "./candidate.ts";
import { type CampaignMemory, type GivenCode, remember, spoken, withReceipt } from "./memory.ts";
import { isForLeaving } from "./offer.ts";
import { interrupted } from "./patience.ts";

/** The state after a banner was decided. */
export function said(
  before: VisitorState,
  { live, memory }: Candidate,
  variant: Candidate["step"]["variants"][number],
  offer: GivenCode | null,
  moment: Moment,
): { readonly state: VisitorState; readonly receipt: string } {
  const covers = interrupting.has(variant.banner.kind);
  const patience = covers ? interrupted(before) : before.patience;
  const entered = spokenOnce({ ...before, patience }, memory, offer, moment);
  const counted = tell(
    withDiscount(
      entered,
      offer !== null && memory.offer === null && isForLeaving(live.campaign),
      moment.now,
    ),
    { counts: { [`decided/${live.campaign.id}/${variant.id}`]: 1 } },
    moment.now,
  );
  return withReceipt(counted, {
    campaign: live.campaign.id,
    variant: variant.id,
    at: moment.now,
    channel: "page",
    interrupting: covers,
  });
}

/** The state after something would have been said to somebody who is left alone. */
export function withheld(
  state: VisitorState,
  { live, memory }: Pick<Candidate, "live" | "memory">,
  moment: Moment,
): VisitorState {
  const counts = { [`withheld/${live.campaign.id}`]: 1 };
  return tell(spokenOnce(state, memory, null, moment), { counts }, moment.now);
}

/** The state after a campaign spoke (or would have); its first time enters the experiment. */
export function spokenOnce(
  state: VisitorState,
  memory: CampaignMemory,
  offer: GivenCode | null,
  moment: Moment,
): VisitorState {
  const after = { ...spoken(memory, state, moment), offer: offer ?? memory.offer };
  const next = remember(state, after, moment.live.byId);
  if (memory.enteredAt > 0 || memory.arm === "shop-holdout") return next;
  const { campaign, epoch, arm } = memory;
  const fact = { campaign, epoch, kind: "entered", at: moment.now, value: 0, orders: 0 } as const;
  return tell(
    next,
    { experiments: [{ ...fact, arm: isHeldOut(arm) ? HOLDOUT : arm }] },
    moment.now,
  );
}

/** The state after a discount for somebody who was leaving. */
export function withDiscount(state: VisitorState, given: boolean, now: number): VisitorState {
  return given ? { ...state, patience: { ...state.patience, discountAt: now } } : state;
}
