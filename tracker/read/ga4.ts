import type { Stage } from "#protocol/event.ts";
import type { Line } from "../tag.ts";
import { amount } from "./amount.ts";
import { currency, type Fields, isFields, list, text } from "./fields.ts";
import type { Report } from "./report.ts";

/** Reads one entry of `items`; without id and name it is no product. */
function line(entry: unknown, shared: unknown): Line | undefined {
  if (!isFields(entry)) return;
  const name = text(entry["item_name"]);
  const id = text(entry["item_id"], 100) ?? name?.slice(0, 100);
  if (!id) return;
  return {
    id,
    name,
    price: amount(entry["price"]),
    currency: currency(entry["currency"] ?? shared),
    category: text(entry["item_category"]),
    brand: text(entry["item_brand"]),
    variant: text(entry["item_variant"]),
    quantity: Math.max(1, Math.round(amount(entry["quantity"]) ?? 1)),
  };
}

const stages: Readonly<Record<string, Stage>> = {
  view_cart: "cart",
  begin_checkout: "address",
  add_shipping_info: "shipping",
  add_payment_info: "payment",
};

/**
 * Reports one GA4 event, as a shop pushes it into the dataLayer or calls gtag with.
 * https://developers.google.com/analytics/devguides/collection/ga4/reference/events
 * A purchase's `value` has neither tax nor shipping in it there, so `tax` says nothing about it.
 */
export function readGa4(name: string, given: Fields, report: Report): void {
  const money = currency(given["currency"]);
  const lines = list(given["items"]).flatMap((entry) => line(entry, money) ?? []);
  const value = amount(given["value"]);
  const [first] = lines;
  const stage = stages[name];
  if (stage) {
    if (first) report("cart_set", { lines, value, currency: money });
    report("checkout_stage", { stage, value, currency: money });
    const shipping = amount(given["shipping"]);
    if (shipping !== undefined && money)
      report("shipping_shown", { amount: shipping, currency: money });
  }
  if (name === "view_item" && first) report("product_view", { item: first });
  if (name === "view_item_list")
    report("list_view", {
      category: text(given["item_list_name"] ?? given["item_list_id"]),
      items: lines.map(({ id }) => id).slice(0, 200),
    });
  const query = text(given["search_term"]);
  if (query && /^(view_)?search/.test(name)) report("search", { query });
  for (const item of lines) {
    const { quantity } = item;
    if (name === "add_to_cart") report("cart_add", { item, quantity });
    if (name === "remove_from_cart") report("cart_remove", { item, quantity });
    if (name === "add_to_wishlist") report("wish_add", { item });
  }
  const order = text(given["transaction_id"], 100);
  if (name === "purchase" && order && money)
    report("purchase", {
      order,
      value: value ?? lines.reduce((sum, one) => sum + (one.price ?? 0) * one.quantity, 0),
      currency: money,
      lines,
      shipping: amount(given["shipping"]),
      coupon: text(given["coupon"]),
    });
  if (name === "sign_up") report("sign_up", {});
  if (name === "share") report("share", { network: text(given["method"]) });
}
