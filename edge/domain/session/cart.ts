import type { EventOf } from "#protocol/event.ts";
import { toMinor } from "#protocol/money.ts";
import type { FoldContext } from "./fold.ts";
import type { CartLine, Session } from "./session.ts";

type Line = EventOf<"cart_set">["lines"][number];
const MAX_LINES = 20;

/** A line of the cart, with the catalogue's facts before the page's. */
export function lineOf(line: Line, at: number, context: FoldContext): CartLine {
  const known = context.catalogue.products.get(line.id);
  const currency =
    known?.currency ?? line.currency ?? context.settings.markets[0]?.currency ?? "EUR";
  return {
    id: line.id,
    name: known?.name ?? line.name ?? line.id,
    price: known?.price ?? toMinor(line.price ?? 0, currency),
    currency,
    quantity: line.quantity,
    categories: known?.categories ?? (line.category ? [line.category] : []),
    at,
  };
}

/** The session with more of a product in the cart. */
export function addToCart(session: Session, line: Line, at: number, context: FoldContext): Session {
  const before = session.cart.find((other) => other.id === line.id);
  const quantity = line.quantity + (before?.quantity ?? 0);
  const others = session.cart.filter((other) => other.id !== line.id);
  return {
    ...session,
    cart: [...others, lineOf({ ...line, quantity }, at, context)].slice(-MAX_LINES),
    cartAt: at,
    stage: session.stage === "none" ? "cart" : session.stage,
    abandonment: null,
  };
}

/** The session with less of a product in the cart. */
export function removeFromCart(
  session: Session,
  id: string,
  quantity: number,
  at: number,
): Session {
  const cart = session.cart
    .map((line) => (line.id === id ? { ...line, quantity: line.quantity - quantity } : line))
    .filter((line) => line.quantity > 0);
  return { ...session, cart, cartAt: at, stage: cart.length === 0 ? "none" : session.stage };
}
