import type { Message } from "#protocol/catalog/channels.ts";
import type { StopReason } from "#protocol/record.ts";
import { notLive } from "../decide/campaign-rules.ts";
import { stop } from "../decide/candidate.ts";
import { capStop } from "../decide/caps.ts";
import type { Live } from "../decide/live.ts";
import type { CampaignMemory } from "../decide/campaign-memory.ts";
import { strainAt } from "../decide/patience.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { quietUntil } from "./quiet.ts";

/** Why a message is not sent: not at all, or not now but at a later moment. */
export type SendStop =
  | { readonly kind: "held"; readonly reason: StopReason }
  | { readonly kind: "moved"; readonly reason: StopReason; readonly until: number };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Beyond this strain every further message loses more than it wins. */
const MAX_STRAIN = 4;
/** Somebody who was on the page less than this ago is still there, unless the shop counts carts as left sooner. */
const HERE_MS = 60_000;

/** What must be true of a person before a channel may be used at all. */
export function unreachable(channel: Message["channel"], state: VisitorState): StopReason | null {
  if (!state.consent.personalisation) return stop("consent", "personalisation");
  if (channel === "webhook") return null;
  if (!state.consent.push) return stop("consent", "push");
  return state.push ? null : stop("reachable", "no-subscription");
}

/** Why this message must wait or stay unsaid, looked at when it is about to leave. */
export function sendStop(
  { campaign }: Live,
  memory: CampaignMemory,
  state: VisitorState,
  moment: Moment,
): SendStop | null {
  const { now, snapshot, zone } = moment;
  const { patience } = state;
  const over = notLive(campaign, moment);
  if (over?.code === "everything-stopped")
    return { kind: "moved", reason: over, until: now + HOUR_MS };
  if (over) return { kind: "held", reason: over };
  const capped = capStop(campaign, memory, state, moment);
  if (capped) return { kind: "held", reason: capped };
  const { quietHours, caps } = snapshot.settings;
  const { day, week } = moment.local();
  const inWeek = patience.week === week ? patience.inWeek : 0;
  if (inWeek >= caps.messagesPerWeek) {
    return {
      kind: "held",
      reason: stop("caps", "messages-per-week", { count: inWeek, cap: caps.messagesPerWeek }),
    };
  }
  const today = patience.day === day ? patience.today : 0;
  if (today >= caps.messagesPerDay) {
    // The same time tomorrow: at midnight, when the day's count begins anew, people sleep.
    return {
      kind: "moved",
      until: now + DAY_MS,
      reason: stop("caps", "messages-per-day", { count: today, cap: caps.messagesPerDay }),
    };
  }
  const quiet =
    quietHours && !campaign.ignoresQuietHours ? quietUntil(now, quietHours, zone) : null;
  if (quiet !== null) return { kind: "moved", reason: stop("quiet-hours", "quiet"), until: quiet };
  const strain = strainAt(patience, now);
  if (strain >= MAX_STRAIN) {
    return {
      kind: "held",
      reason: stop("annoyance", "strained", { strain: Math.round(strain * 10) / 10 }),
    };
  }
  // Everybody gets an hour between two messages; whoever dismisses and ignores them, much more.
  const next = patience.messageAt === 0 ? 0 : patience.messageAt + HOUR_MS * 4 ** strain;
  if (now < next)
    return { kind: "moved", reason: stop("annoyance", "message-lately"), until: Math.ceil(next) };
  const leftMs = moment.snapshot.settings.abandonedAfterSeconds.cart * 1000;
  const hereUntil = state.session.lastAt + Math.min(HERE_MS, leftMs);
  if (now < hereUntil) {
    return { kind: "moved", reason: stop("annoyance", "here-now"), until: hereUntil };
  }
  return null;
}
