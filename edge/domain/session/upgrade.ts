import { noCart, type CartLog } from "./cart-log.ts";
import { LOYALTY_CARD } from "./loyalty.ts";
import { newSession, type Session } from "./session.ts";

/** A session as earlier days may have written it: what was added since is missing. */
export type StoredSession = Partial<Session> & Pick<Session, "lastAt">;

/** A stored session as this version folds it: a cart and a stage that were known stay known. */
export function upgradeSession(stored: StoredSession): Session {
  const fresh = newSession(stored.lastAt);
  const visit = { ...stored.visit, ...fresh.visit, ...stored.visit };
  const loyaltyCard = cardOf(stored.preferences ?? []);
  const logs = { cartLog: logOf(stored.cart ?? []), reached: reachedBy(stored) };
  // First of all what is stored, so that what was in some order stays in it: replays compare bytes.
  return { ...stored, ...fresh, ...logs, loyaltyCard, ...stored, visit };
}

/** The cart's lines as changes: the log that makes this cart, so that the next fact does not empty it. */
function logOf(cart: Session["cart"]): CartLog {
  const changes = cart.map(({ id, quantity, at }) => ({ id, at, place: 0, by: quantity }));
  return { ...noCart, changes };
}

/** Before it was kept by itself, a card was one preference among others. */
function cardOf(preferences: Session["preferences"]): Session["loyaltyCard"] {
  const told = preferences.find(({ id }) => id === `${LOYALTY_CARD}=true`);
  return told ? { has: true, at: told.at, byServer: false } : null;
}

function reachedBy({ stage = "none", stageAt = 0 }: StoredSession): Session["reached"] {
  return stage === "none" || stage === "cart" ? {} : { [stage]: stageAt };
}
