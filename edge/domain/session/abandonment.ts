import { stages } from "#protocol/event.ts";
import type { Settings } from "#protocol/site.ts";
import type { Abandonment, Session } from "./session.ts";

/** When the cart will count as left if nothing more happens, and at which stage. */
export function abandonmentDue(session: Session, settings: Settings): Abandonment | null {
  const { cart, stage, abandonment } = session;
  if (cart.length === 0 || abandonment || stage === "none" || stage === "done") return null;
  const { abandonedAfterSeconds: after } = settings;
  // Banks, BLIK, Klarna and PayPal take a visitor away for minutes; that is no exit.
  const seconds = stage === "payment" ? after.payment : after.cart;
  return { stage, at: session.lastAt + seconds * 1000 };
}

/**
 * Whether this leaving counts: once a cart and stage. Who comes back and leaves at the same place
 * again may be reminded again, but has been counted.
 */
export function isCounted({ left, cartStartedAt }: Session, { stage }: Abandonment): boolean {
  if (left?.startedAt !== cartStartedAt) return true;
  return stages.indexOf(stage) > stages.indexOf(left.stage);
}

/** The session once its cart counts as left. */
export function markAbandoned(session: Session, abandonment: Abandonment): Session {
  const left = { startedAt: session.cartStartedAt, stage: abandonment.stage };
  return { ...session, abandonment, left };
}

/** The session once its owner is back. */
export function withdraw(session: Session): Session {
  return session.abandonment ? { ...session, abandonment: null } : session;
}
