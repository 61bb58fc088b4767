import type { Placed } from "./session/placed.ts";

/** Whether somebody takes back what all else rests on: then all that is kept of them goes. */
export function isWithdrawal(placed: readonly Placed[]): boolean {
  const last = placed.findLast(({ event }) => event.kind === "consent")?.event;
  return last?.kind === "consent" && !last.consent.analytics;
}
