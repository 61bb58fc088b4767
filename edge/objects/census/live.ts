import type { LiveMessage } from "#protocol/api.ts";
import type { Counts } from "#protocol/counts.ts";
import type { CensusStore } from "./store.ts";

/** The newest decisions of the visitor that flushed. */
export type News = LiveMessage["latest"];

const HERE_MS = 5 * 60_000;

/** What a watching dashboard is told after a flush. */
export function liveMessage(
  store: CensusStore,
  now: number,
  added: Counts,
  whole: boolean,
  latest: News,
): LiveMessage {
  const here = store.seenSince(now - HERE_MS);
  const carts = here.filter((visitor) => visitor.cartValue > 0);
  const valueAtRisk: Record<string, number> = {};
  for (const { currency, cartValue } of carts)
    valueAtRisk[currency] = (valueAtRisk[currency] ?? 0) + cartValue;
  return {
    now,
    added,
    whole,
    visitorsNow: here.length,
    cartsOpen: carts.length,
    valueAtRisk,
    latest,
  };
}
