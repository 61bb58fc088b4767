import type { Cause } from "#protocol/catalog/facts.ts";
import type { Stage } from "#protocol/event.ts";
import type { Reason, ReasonCode } from "../reason.ts";

/** What may tell why somebody leaves. */
export interface LeavingEvidence {
  readonly stage: Stage | "none";
  /** Near-identical products in the cart. */
  readonly alikeInCart: number;
  /** Products of one category that were looked at more than once. */
  readonly comparedAgain: number;
  readonly contentsRead: number;
  readonly partsSeconds: number;
  readonly deliverySeconds: number;
  readonly sizesSeconds: number;
  readonly searchesInVain: number;
  readonly couponsRefused: number;
  readonly shippingShown: number;
  readonly aways: number;
  readonly engagedSeconds: number;
  readonly distinctProducts: number;
  readonly lists: number;
  readonly cartItems: number;
  readonly giftHints: number;
}

/** A sign of a cause, in log-odds. */
export interface Sign extends Reason {
  readonly cause: Exclude<Cause, "unknown">;
  readonly weight: number;
}

/** Everything in this visit that speaks for one cause or another. */
export function signsOf(seen: LeavingEvidence): readonly Sign[] {
  const signs: Sign[] = [];
  const see = (cause: Sign["cause"], code: ReasonCode, weight: number, count: number) => {
    if (weight > 0) signs.push({ cause, code, weight, count, of: 0, what: "" });
  };

  see("lacks-information", "articles-read", 1.4 * upTo(seen.contentsRead, 2), seen.contentsRead);
  see("lacks-information", "details-studied", 1.2 * some(seen.partsSeconds, 20), seen.partsSeconds);
  see(
    "lacks-information",
    "searched-in-vain",
    1.2 * some(seen.searchesInVain),
    seen.searchesInVain,
  );
  see("lacks-information", "looked-again", 0.3 * upTo(seen.comparedAgain, 3), seen.comparedAgain);

  see("too-many-alike", "alike-in-cart", 3 * some(seen.alikeInCart, 2), seen.alikeInCart);
  see("too-many-alike", "compared", 0.5 * upTo(seen.comparedAgain, 4), seen.comparedAgain);

  const isBeforePayment = seen.stage !== "payment" && seen.stage !== "done";
  see(
    "shipping-shock",
    "shipping-shown",
    isBeforePayment ? (seen.stage === "shipping" ? 3 : 2) * some(seen.shippingShown) : 0,
    seen.shippingShown,
  );
  see("shipping-shock", "delivery-read", 0.8 * some(seen.deliverySeconds, 5), seen.deliverySeconds);

  see("coupon-failed", "coupon-refused", 3.2 * some(seen.couponsRefused), seen.couponsRefused);
  see("coupon-failed", "coupon-again", 0.5 * some(seen.couponsRefused, 2), seen.couponsRefused);

  see("payment-friction", "at-payment", 3 * some(Number(seen.stage === "payment")), 1);
  see("gift-uncertainty", "gift", 2.6 * some(seen.giftHints), seen.giftHints);
  see(
    "gift-uncertainty",
    "sizes-for-a-gift",
    seen.giftHints > 0 ? 0.8 * some(seen.sizesSeconds, 5) : 0,
    seen.sizesSeconds,
  );

  const isHurried = seen.engagedSeconds < 60 && seen.stage !== "none";
  see("distracted", "went-away", 0.5 * upTo(seen.aways, 4), seen.aways);
  see("distracted", "short-visit", isHurried ? 1 : 0, Math.round(seen.engagedSeconds));

  const isWithoutCart = seen.cartItems === 0;
  see(
    "only-researching",
    "no-cart",
    isWithoutCart ? 1.6 * some(seen.distinctProducts, 3) : 0,
    seen.distinctProducts,
  );
  see("only-researching", "many-lists", isWithoutCart ? 0.3 * upTo(seen.lists, 4) : 0, seen.lists);
  return signs;
}

function some(count: number, from = 1): number {
  return count >= from ? 1 : 0;
}

function upTo(count: number, most: number): number {
  return Math.min(most, count);
}
