import type { Settings } from "#protocol/site.ts";
import type { Abandonment, Session } from "./session.ts";

/** When the cart will count as left if nothing more happens, and at which stage. */
export function abandonmentDue(session: Session, settings: Settings): Abandonment | null {
  const { cart, stage, abandonment } = session;
  if (cart.length === 0 || abandonment || stage === "none" || stage === "done") return null;
  const { abandonedAfterSeconds: after } = settings;
  const seconds = stage === "payment" ? after.payment : after.cart;
  return { stage, at: session.lastAt + seconds * 1000 };
}

/** The session once its cart counts as left. */
export function markAbandoned(session: Session, abandonment: Abandonment): Session {
  return { ...session, abandonment };
}

/** The session once its owner is back. */
export function withdraw(session: Session): Session {
  return session.abandonment ? { ...session, abandonment: null } : session;
}
