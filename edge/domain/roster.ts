import type { RosterEntry } from "#protocol/counts.ts";
import type { Market } from "#protocol/site.ts";
import { cartLines } from "./session/session.ts";
import type { VisitorState } from "./state.ts";

/** What lists and collective sends need to know of a visitor. */
export function rosterOf(
  { session, push, consent, profile, persona }: VisitorState,
  market: Market,
): RosterEntry {
  const cart = cartLines(session).filter(({ currency }) => currency === market.currency);
  return {
    seenAt: session.lastAt,
    reachable: push !== null && consent.push,
    locale: profile.locale,
    persona: persona.id,
    stage: session.stage,
    currency: market.currency,
    cartValue: cart.reduce((sum, line) => sum + line.price * line.quantity, 0),
    watched: session.wishes.filter(({ alerts }) => alerts.length > 0).map(({ id }) => id),
  };
}
