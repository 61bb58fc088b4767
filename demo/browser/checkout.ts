import { inEuro } from "../money.ts";
import { cartLines, saveCart } from "./cart.ts";
import { checkoutState, forget, remember } from "./checkout-state.ts";
import { watchCoupon } from "./coupon.ts";
import { answers, marked } from "./dom.ts";
import { allGoods } from "./goods.ts";
import { items, tell } from "./layer.ts";
import { keepOrder } from "./order.ts";
import { showMiniLines, showSums } from "./summary.ts";
import { type Choice, choices, shippingCents, type ShippingTier, sumsOf } from "./sums.ts";

/** The stage of the checkout that this page is. */
export async function checkoutPage(kind: string): Promise<void> {
  const cart = choices(cartLines(), await allGoods());
  const form = marked("stage-form");
  if (cart.length === 0 || !(form instanceof HTMLFormElement)) {
    location.replace("/cart");
    return;
  }
  showMiniLines(cart);
  refresh(cart);
  const leave = stages[kind]?.(cart, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave?.(answers(form));
  });
}

type Leave = (given: Readonly<Record<string, string>>) => void;

/** Each sets its page up and answers with what happens when the form is sent. */
const stages: Readonly<Record<string, (cart: readonly Choice[], form: HTMLFormElement) => Leave>> =
  {
    "checkout-address": (cart) => {
      tell("begin_checkout", items(cart));
      return ({ city = "" }) => {
        remember({ city });
        location.assign("/checkout/shipping");
      };
    },
    "checkout-shipping": (cart, form) => {
      const { goodsCents, discountCents } = sumsOf(cart, "standard", checkoutState().coupon);
      for (const tier of ["standard", "express"] as const) {
        const cents = shippingCents(tier, goodsCents - discountCents);
        marked(`tier-price="${tier}"`)?.replaceChildren(cents ? inEuro(cents) : "free");
      }
      const chosen = form.querySelector(`[value="${checkoutState().tier}"]`);
      if (chosen instanceof HTMLInputElement) chosen.checked = true;
      form.addEventListener("change", () => {
        remember({ tier: tierOf(answers(form)["tier"]) });
        refresh(cart);
      });
      return ({ tier }) => {
        remember({ tier: tierOf(tier) });
        tell("add_shipping_info", items(cart), { ...couponCode(), shipping_tier: tierOf(tier) });
        location.assign("/checkout/payment");
      };
    },
    "checkout-payment": (cart, form) => {
      watchCoupon(form, (coupon) => {
        remember({ coupon });
        refresh(cart);
      });
      return ({ method = "" }) => {
        const { tier, coupon, city } = checkoutState();
        tell("add_payment_info", items(cart), { ...couponCode(), payment_type: method });
        keepOrder(cart, sumsOf(cart, tier, coupon), city, coupon?.code);
        saveCart([]);
        forget();
        location.replace("/checkout/done");
      };
    },
  };

function tierOf(value: string | undefined): ShippingTier {
  return value === "express" ? "express" : "standard";
}

function couponCode(): { readonly coupon?: string } {
  const { coupon } = checkoutState();
  return coupon ? { coupon: coupon.code } : {};
}

function refresh(cart: readonly Choice[]): void {
  const { tier, coupon } = checkoutState();
  showSums(sumsOf(cart, tier, coupon), coupon?.code);
}
