import type { EventOf } from "#protocol/event.ts";
import { toMinor } from "#protocol/money.ts";
import { fingerprint } from "../fingerprint.ts";
import type { Session } from "./session.ts";

/** What a page said the whole cart costs, after discounts; it holds for exactly these lines. */
export interface ToldTotal {
  readonly amount: number;
  readonly currency: string;
  readonly print: number;
  readonly at: number;
}

/** The session once a page told its cart's total. */
export function withTotal(session: Session, event: EventOf<"cart_set">, at: number): Session {
  const currency = event.currency ?? event.lines[0]?.currency;
  if (event.value === undefined || currency === undefined) return session;
  if ((session.cartTotal?.at ?? 0) > at) return session;
  const amount = toMinor(event.value, currency);
  return { ...session, cartTotal: { amount, currency, print: printOf(event.lines), at } };
}

/**
 * What the cart costs in this currency, minor units: as the page told, else the sum of its lines.
 * Null where some of it has another currency: without a dated rate nothing can be added.
 */
export function cartTotal({ cart, cartTotal: told }: Session, currency: string): number | null {
  if (told?.currency === currency && told.print === printOf(cart)) return told.amount;
  if (cart.some((line) => line.currency !== currency)) return null;
  return cart.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
}

function printOf(lines: readonly { readonly id: string; readonly quantity: number }[]): number {
  const texts = lines.map(({ id, quantity }) => `${id}:${quantity}`);
  return fingerprint(texts.toSorted().join("\n"));
}
