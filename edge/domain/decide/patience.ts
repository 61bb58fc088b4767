import type { StopReason } from "#protocol/record.ts";
import type { Moment } from "../moment.ts";
import type { Patience, VisitorState } from "../state.ts";
import { stop } from "./candidate.ts";
import type { CampaignMemory } from "./campaign-memory.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const HALF_LIFE_MS = 7 * DAY_MS;
/** After any banner was closed, nothing covers the page for so long. */
export const QUIET_AFTER_DISMISSAL_MS = 10 * MINUTE_MS;
/** A campaign that was closed stays away for so long. */
export const AWAY_AFTER_DISMISSAL_MS = 7 * DAY_MS;

/** How strained this visitor's patience is now: dismissals and ignored messages, halving weekly. */
export function strainAt({ strain, strainAt: since }: Patience, now: number): number {
  return strain * 2 ** (-Math.max(0, now - since) / HALF_LIFE_MS);
}

/** The patience after something that annoyed. */
export function strained(patience: Patience, by: number, now: number): Patience {
  return { ...patience, strain: strainAt(patience, now) + by, strainAt: now };
}

/** The patience after something that pleased: a click. */
export function relieved(patience: Patience, now: number): Patience {
  return { ...patience, strain: strainAt(patience, now) / 2, strainAt: now };
}

/** Why a campaign that was closed stays away. */
export function dismissalStop(past: CampaignMemory | null, now: number): StopReason | null {
  const dismissedAt = past?.dismissedAt;
  if (dismissedAt === undefined || now >= dismissedAt + AWAY_AFTER_DISMISSAL_MS) return null;
  return stop("annoyance", "dismissed", { days: Math.floor((now - dismissedAt) / DAY_MS) });
}

/** Why nothing may cover the page now: one on this page already, enough in this visit, just closed. */
export function interruptionStop(state: VisitorState, moment: Moment): StopReason | null {
  const { patience, session } = state;
  const { now, snapshot } = moment;
  const cap = snapshot.settings.caps.interruptionsPerVisit;
  const sameVisit = patience.visit === session.visits;
  const count = sameVisit ? patience.interruptions : 0;
  if (count >= cap) return stop("caps", "interruptions-per-visit", { count, cap });
  if (sameVisit && patience.page === session.visit.pages && count > 0) {
    return stop("caps", "one-interruption-per-page");
  }
  if (patience.dismissedAt > 0 && now < patience.dismissedAt + QUIET_AFTER_DISMISSAL_MS) {
    return stop("annoyance", "just-dismissed");
  }
  return null;
}

/** The patience after one more interruption. */
export function interrupted({ patience, session }: VisitorState): Patience {
  const sameVisit = patience.visit === session.visits;
  return {
    ...patience,
    visit: session.visits,
    page: session.visit.pages,
    interruptions: (sameVisit ? patience.interruptions : 0) + 1,
  };
}
