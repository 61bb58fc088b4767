import type { EventOf } from "#protocol/event.ts";
import { toMinor } from "#protocol/money.ts";
import { fingerprint } from "../fingerprint.ts";
import type { Session, ToldTotal } from "./session.ts";

/** The cart's total once a page told one; undefined where none was ever told. */
export function totalTold(
  before: ToldTotal | undefined,
  { value, currency: own, lines }: EventOf<"cart_set">,
  at: number,
): ToldTotal | undefined {
  const currency = own ?? lines[0]?.currency;
  if (value === undefined || currency === undefined || (before?.at ?? 0) > at) return before;
  return { amount: toMinor(value, currency), currency, print: printOf(lines), at };
}

/** What a page said that exactly these lines cost, minor units; null where it said nothing in this currency. */
export function toldFor({ cart, cartTotal: told }: Session, currency: string): number | null {
  return told?.currency === currency && told.print === printOf(cart) ? told.amount : null;
}

function printOf(lines: readonly { readonly id: string; readonly quantity: number }[]): number {
  const texts = lines.map(({ id, quantity }) => `${id}:${quantity}`);
  return fingerprint(texts.toSorted().join("\n"));
}
