import type { Placed } from "./session/placed.ts";

/** Whether somebody takes every permission back: then all that is kept of them goes. */
export function isWithdrawal(placed: readonly Placed[]): boolean {
  const last = placed.findLast(({ event }) => event.kind === "consent")?.event;
  return last?.kind === "consent" && !Object.values(last.consent).some(Boolean);
}
