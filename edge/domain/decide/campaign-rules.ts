import type { Campaign } from "#protocol/campaign.ts";
import type { StopReason } from "#protocol/record.ts";
import { isReached } from "../journey/goal.ts";
import type { Moment } from "../moment.ts";
import { holds } from "../segment/holds.ts";
import type { VisitorState } from "../state.ts";
import { stop } from "./candidate.ts";
import type { CampaignMemory } from "./campaign-memory.ts";

/** Why a campaign may not speak or start at all now; null if it may. Pages and messages alike. */
export function campaignStop(
  campaign: Campaign,
  past: CampaignMemory | null,
  state: VisitorState,
  moment: Moment,
): StopReason | null {
  return (
    (moment.isBot ? stop("bot", "bot") : null) ??
    notLive(campaign, moment) ??
    notMeant(campaign, moment) ??
    goalStop(campaign, past, state) ??
    groupStop(campaign, state, moment)
  );
}

/** Why nothing of a campaign may leave now: stopped, not yet or no longer, another market. */
export function notLive({ schedule, markets }: Campaign, moment: Moment): StopReason | null {
  const { now, snapshot, market } = moment;
  if (snapshot.settings.stopEverything) return stop("live", "everything-stopped");
  if (schedule?.from !== undefined && now < schedule.from) return stop("live", "not-yet");
  if (schedule?.until !== undefined && now >= schedule.until) return stop("live", "over");
  if (markets && !markets.includes(market.id)) {
    return stop("live", "other-market", { market: market.id });
  }
  return null;
}

function notMeant({ audience }: Campaign, moment: Moment): StopReason | null {
  if (!audience) return null;
  const { holds: meant, failed } = holds(audience, moment.ask);
  if (meant) return null;
  return { ...stop("audience", "not-meant"), ...(failed && { clause: failed }) };
}

function goalStop(
  campaign: Campaign,
  past: CampaignMemory | null,
  state: VisitorState,
): StopReason | null {
  // Nobody bought because of what was never said, and who may go through it again begins anew: a purchase ended that run.
  const isAnew = campaign.reentryDays !== undefined && past?.runs !== undefined;
  if (campaign.goal.kind === "purchase" && (isAnew || !past?.enteredAt)) return null;
  return isReached(campaign, state, past?.lastAt ?? 0)
    ? stop("goal", "reached", { goal: campaign.goal.kind })
    : null;
}

/** Why a campaign may not speak beside those that have just been chosen: one of its group is enough. */
export function rivalStop(
  { group }: Campaign,
  chosen: readonly { readonly live: { readonly campaign: Campaign } }[],
): StopReason | null {
  if (group === undefined) return null;
  const other = chosen.find(({ live: { campaign } }) => campaign.group === group);
  return other ? stop("group", "other-running", { group, other: other.live.campaign.id }) : null;
}

function groupStop(
  { id, group }: Campaign,
  state: VisitorState,
  moment: Moment,
): StopReason | null {
  if (group === undefined) return null;
  // A paused one is under way too: it goes on when the pause is over.
  const grouped = moment.snapshot.campaigns.filter((other) => other.group === group);
  const other = state.journeys.find(
    ({ campaign }) => campaign !== id && grouped.some((one) => one.id === campaign),
  );
  return other ? stop("group", "other-running", { group, other: other.campaign }) : null;
}
