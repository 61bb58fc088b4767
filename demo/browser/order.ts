import { marked } from "./dom.ts";
import { items, tell } from "./layer.ts";
import { hasStrings, keep, kept } from "./store.ts";
import { showMiniLines, showSums } from "./summary.ts";
import type { Choice, Sums } from "./sums.ts";

/** An order as this tab remembers it; `told` says that the data layer has it. */
interface Order {
  readonly id: string;
  readonly city: string;
  readonly coupon: string;
  readonly cart: readonly Choice[];
  readonly sums: Sums;
  readonly told: boolean;
}

const key = "paceward.order";

function isOrder(value: unknown): value is Order {
  return hasStrings(value, "id", "city", "coupon") && "cart" in value && "sums" in value;
}

export function keepOrder(cart: readonly Choice[], sums: Sums, city: string, coupon = ""): void {
  const number = crypto
    .getRandomValues(new Uint32Array(2))
    .reduce((text, part) => text + part.toString(36), "");
  const order: Order = {
    id: `PW-${number.slice(0, 10).toUpperCase()}`,
    city,
    coupon,
    cart,
    sums,
    told: false,
  };
  keep(sessionStorage, key, order);
}

export function donePage(): void {
  const order = kept<Order | undefined>(sessionStorage, key, isOrder, undefined);
  const [done, empty] = [marked("done"), marked("done-empty")];
  if (done) done.hidden = !order;
  if (empty) empty.hidden = Boolean(order);
  if (!order) return;
  marked("order-id")?.replaceChildren(order.id);
  marked("order-text")?.replaceChildren(
    `If this were a real shop, a parcel would now leave for ${order.city || "you"}.`,
  );
  showMiniLines(order.cart);
  showSums(order.sums, order.coupon);
  // A reload of this page is not a second order.
  if (order.told) return;
  keep(sessionStorage, key, { ...order, told: true });
  const { goodsCents, discountCents, shippingCents, vatCents } = order.sums;
  tell("purchase", items(order.cart), {
    transaction_id: order.id,
    value: (goodsCents - discountCents) / 100,
    tax: vatCents / 100,
    shipping: shippingCents / 100,
    ...(order.coupon ? { coupon: order.coupon } : {}),
  });
}
