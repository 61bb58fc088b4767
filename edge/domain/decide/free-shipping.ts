import { toMajor, toMinor } from "#protocol/money.ts";
import type { Moment } from "../moment.ts";
import { isBusiness } from "../session/business.ts";
import { toldFor } from "../session/cart-total.ts";
import { cartLines } from "../session/session.ts";
import type { VisitorState } from "../state.ts";
import { linePriceOf } from "./price.ts";

/** How much the cart lacks to free shipping after discounts, minor units; null where there is none, or no cart. */
export function missingToFreeShipping(
  { session }: VisitorState,
  moment: Moment,
): { readonly missing: number; readonly share: number } | null {
  const { market } = moment;
  if (market.freeShippingFrom === undefined || cartLines(session).length === 0) return null;
  const value = toldFor(session, market.currency) ?? sumOf(session, moment);
  if (value === null || !isPageTold(session)) return null;
  const threshold = toMinor(market.freeShippingFrom, market.currency);
  if (threshold <= 0) return { missing: 0, share: 1 };
  const share = Math.min(1, toMajor(value, market.currency) / market.freeShippingFrom);
  return { missing: Math.max(0, threshold - value), share };
}

/** What the lines cost in this market, minor units; null as soon as the price of one of them is not known. */
function sumOf(session: VisitorState["session"], moment: Moment): number | null {
  let sum = 0;
  for (const line of cartLines(session)) {
    const price = linePriceOf(line, { session }, moment);
    if (!price || price.currency !== moment.market.currency) return null;
    sum += price.amount * line.quantity;
  }
  return sum;
}

// What is missing tells what the cart costs, and a company's prices only the page may tell.
function isPageTold(session: VisitorState["session"]): boolean {
  if (!isBusiness(session)) return true;
  return cartLines(session).every(({ id }) =>
    session.goods.some((good) => good.id === id && good.trade),
  );
}
