import type { Campaign } from "#protocol/campaign.ts";
import type { Delivery } from "#protocol/delivery.ts";
import { tell } from "./flush.ts";
import { isReached } from "./journey/goal.ts";
import { quietUntil } from "./journey/quiet.ts";
import { unreachable } from "./journey/send-rules.ts";
import type { Moment } from "./moment.ts";
import type { VisitorState } from "./state.ts";

/** A try that has not been settled for so long, half again its time-out, is lost with the machine that made it. */
const LEASE_MS = 15_000;
const MAX_TRIES = 8;
const HOUR_MS = 3_600_000;

/**
 * The state with everything that must leave now marked as "sending"; what has become pointless or
 * impossible since it was decided is dropped instead.
 */
export function prepared(before: VisitorState, moment: Moment): VisitorState {
  let state = before;
  const kept: Delivery[] = [];
  for (const delivery of before.deliveries) {
    if (delivery.nextAt > moment.now) {
      kept.push(delivery);
      continue;
    }
    const reason = dropped(delivery, state, moment);
    const later = reason === null ? heldUntil(delivery, moment) : null;
    if (later !== null) {
      kept.push({ ...delivery, state: "waiting", nextAt: later });
      continue;
    }
    if (reason === null) {
      kept.push({
        ...delivery,
        state: "sending",
        tries: delivery.tries + 1,
        nextAt: moment.now + LEASE_MS,
      });
      continue;
    }
    const counts = { [`not-sent/${delivery.campaign}/${reason}`]: 1 };
    state = tell(state, { counts }, moment.now);
  }
  return { ...state, deliveries: kept };
}

// A second try may fall into hours that the first one was clear of, or into a pause, which ends like a journey's.
function heldUntil({ campaign }: Delivery, moment: Moment): number | null {
  const { now, live, snapshot, zone } = moment;
  if (pausedOf(campaign, moment)) return now + HOUR_MS;
  const { quietHours } = snapshot.settings;
  if (!quietHours || live.byId.get(campaign)?.campaign.ignoresQuietHours) return null;
  return quietUntil(now, quietHours, zone);
}

function pausedOf(campaign: string, { snapshot }: Moment): Campaign | undefined {
  return snapshot.campaigns.find(({ id, status }) => id === campaign && status === "paused");
}

function dropped(delivery: Delivery, state: VisitorState, moment: Moment): string | null {
  const { now, live, snapshot } = moment;
  if (now >= delivery.expiresAt) return "too-late";
  if (delivery.tries >= MAX_TRIES) return "too-many-tries";
  if (snapshot.settings.stopEverything) return "everything-stopped";
  const { campaign: id } = delivery;
  const campaign = live.byId.get(id)?.campaign ?? pausedOf(id, moment);
  if (!campaign || now >= (campaign.schedule?.until ?? Infinity)) return "campaign-over";
  if (isReached(campaign, state, delivery.createdAt)) return "goal-reached";
  return unreachable(delivery.channel, state)?.code ?? null;
}
