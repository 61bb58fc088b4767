import type { Delivery, PushNotification } from "#protocol/delivery.ts";
import { newState, type VisitorState } from "../state.ts";

const consent = { analytics: true, personalisation: true, push: false };
const profile = {
  locale: "en",
  timeZone: null,
  country: null,
  touch: false,
  source: "none",
  path: "/",
} as const;

/** Somebody of whom nothing is known yet. */
export function newcomer(now: number, visitor = "visitor"): VisitorState {
  return newState("demo", visitor, consent, profile, now);
}

/** How much a state takes where it is stored, without the books for the counters. */
export function bytesOf(state: VisitorState): number {
  const text = JSON.stringify({ ...state, flush: null });
  // Each byte beyond ASCII becomes %XX.
  return encodeURIComponent(text).replaceAll(/%../g, "x").length;
}

/** A push that is being handed over. */
export function underWay(
  now: number,
  campaign: string,
  notification: PushNotification,
  cart?: string,
): Delivery {
  return {
    key: `abcdefghijklmnop/${campaign}/1/3`,
    campaign,
    variant: "one",
    createdAt: now,
    expiresAt: now + 1,
    tries: 1,
    nextAt: now,
    state: "sending",
    channel: "web-push",
    urgency: "normal",
    notification,
    ...(cart !== undefined && { cart }),
  };
}
