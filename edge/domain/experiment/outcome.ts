import { type Epoch, WINDOW_DAYS } from "./epoch.ts";
import { countsForProof, netMinor } from "./order.ts";
import type { ExperimentOrder } from "./order.ts";

export const DAY_MS = 86_400_000;

export interface OutcomeRules {
  /** How long after the first eligibility an order counts, ms. */
  readonly windowMs: number;
  /** How long returns are waited for after an order, ms. */
  readonly provisionalMs: number;
  /** Fixed beforehand from earlier orders, see `capFrom`. */
  readonly capMinor: number;
}

export const WINDOW_MS = WINDOW_DAYS * DAY_MS;
export const PROVISIONAL_MS = 30 * DAY_MS;

/** How long orders of whoever enters this epoch count, ms. */
export function windowMsOf({ windowDays = WINDOW_DAYS }: Pick<Epoch, "windowDays">): number {
  return windowDays * DAY_MS;
}

/** What one person brought within the window; amounts in minor units. */
export interface Outcome {
  readonly bought: boolean;
  /** Net value within plus or minus the cap, and as it was. */
  readonly cappedMinor: number;
  readonly netMinor: number;
  readonly marginMinor: number;
  /** Orders whose margin nobody knows. */
  readonly unpricedOrders: number;
  /** Something may still come back. */
  readonly provisional: boolean;
}

/** The outcome of a person × campaign; none while the window is open. */
export function outcome(
  eligibleAt: number,
  orders: readonly ExperimentOrder[],
  now: number,
  rules: OutcomeRules,
): Outcome | null {
  const closesAt = eligibleAt + rules.windowMs;
  if (now < closesAt) return null;
  const counted = orders.filter(
    (order) =>
      countsForProof(order.join) && order.orderedAt >= eligibleAt && order.orderedAt < closesAt,
  );
  const kept = counted.filter((order) => !order.cancelled);
  const net = kept.reduce((sum, order) => sum + netMinor(order), 0);
  return {
    bought: kept.length > 0,
    cappedMinor: Math.max(-rules.capMinor, Math.min(rules.capMinor, net)),
    netMinor: net,
    marginMinor: kept.reduce((sum, order) => sum + (order.marginMinor ?? 0), 0),
    unpricedOrders: kept.filter((order) => order.marginMinor === null).length,
    provisional: counted.some((order) => now < order.orderedAt + rules.provisionalMs),
  };
}
