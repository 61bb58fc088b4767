import type { RosterEntry } from "#protocol/counts.ts";
import { cartLines } from "./session/session.ts";
import type { VisitorState } from "./state.ts";

/** What lists and collective sends need to know of a visitor. */
export function rosterOf({ session, push, consent, profile, persona }: VisitorState): RosterEntry {
  const lines = cartLines(session);
  // Amounts of another currency cannot be added without a dated rate.
  const currency = lines[0]?.currency ?? "";
  const counted = lines.filter((line) => line.currency === currency);
  return {
    seenAt: session.lastAt,
    reachable: push !== null && consent.push,
    locale: profile.locale,
    persona: persona.id,
    stage: session.stage,
    cartValue: counted.reduce((sum, line) => sum + line.price * line.quantity, 0),
    currency,
    watched: session.wishes.filter(({ alerts }) => alerts.length > 0).map(({ id }) => id),
  };
}
