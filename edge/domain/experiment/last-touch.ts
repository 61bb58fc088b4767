import { netMinor } from "./order.ts";
import type { ExperimentOrder } from "./order.ts";

/** A message or banner that a person got. */
export interface Touch {
  readonly campaign: string;
  readonly at: number;
}

/** What a campaign would claim elsewhere; net value in minor units. */
export interface Claim {
  readonly orders: number;
  readonly netMinor: number;
}

export const LAST_TOUCH_MS = 72 * 3_600_000;

/** Gives each of a person's orders to the last touch within the time before it, as other tools do. */
export function lastTouch(
  touches: readonly Touch[],
  orders: readonly ExperimentOrder[],
  withinMs: number = LAST_TOUCH_MS,
): ReadonlyMap<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const order of orders) {
    const campaign = lastBefore(touches, order.orderedAt, withinMs);
    if (campaign === null || order.cancelled) continue;
    const claim = claims.get(campaign) ?? { orders: 0, netMinor: 0 };
    claims.set(campaign, {
      orders: claim.orders + 1,
      netMinor: claim.netMinor + netMinor(order),
    });
  }
  return claims;
}

function lastBefore(touches: readonly Touch[], at: number, withinMs: number): string | null {
  let last: Touch | null = null;
  for (const touch of touches) {
    if (touch.at > at || at - touch.at >= withinMs) continue;
    if (last === null || touch.at >= last.at) last = touch;
  }
  return last?.campaign ?? null;
}
