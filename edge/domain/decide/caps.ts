import type { Campaign } from "#protocol/campaign.ts";
import type { StopReason } from "#protocol/record.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { stop } from "./candidate.ts";
import type { CampaignMemory } from "./campaign-memory.ts";
import { countsOf, hasRoom } from "./memory.ts";

/** Why a campaign has spoken often enough; null if it may speak again. */
export function capStop(
  { id, caps }: Campaign,
  past: CampaignMemory | null,
  state: VisitorState,
  moment: Moment,
): StopReason | null {
  const { inVisit, today, inWeek, inAll } = countsOf(past, state, moment);
  if (caps?.perVisit !== undefined && inVisit >= caps.perVisit) {
    return stop("caps", "per-visit", { count: inVisit, cap: caps.perVisit });
  }
  if (caps?.perDay !== undefined && today >= caps.perDay) {
    return stop("caps", "per-day", { count: today, cap: caps.perDay });
  }
  if (caps?.perWeek !== undefined && inWeek >= caps.perWeek) {
    return stop("caps", "per-week", { count: inWeek, cap: caps.perWeek });
  }
  if (caps?.inAll !== undefined && inAll >= caps.inAll) {
    return stop("caps", "in-all", { count: inAll, cap: caps.inAll });
  }
  // What cannot be counted must not be said: its caps could not be kept.
  return past || hasRoom(state, id, moment.live.byId) ? null : stop("caps", "memory-full");
}
