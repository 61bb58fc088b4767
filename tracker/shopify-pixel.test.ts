import * as v from "valibot";
import { expect, test } from "vitest";
import { trackerEvent } from "#protocol/event.ts";
import { translate } from "./shopify-pixel.ts";

const variant = {
  id: "41007289663544",
  title: "42",
  price: { amount: 120, currencyCode: "EUR" },
  product: { id: "7", title: "Shoe", vendor: "Cirrus", type: "Shoes" },
};
const checkout = {
  currencyCode: "EUR",
  totalPrice: { amount: 124.9, currencyCode: "EUR" },
  totalTax: { amount: 19.9, currencyCode: "EUR" },
  shippingLine: { price: { amount: 4.9, currencyCode: "EUR" } },
  order: { id: "gid://shopify/Order/5000" },
  lineItems: [{ title: "Shoe", quantity: 1, variant }],
};
const shoe = { id: "7", name: "Shoe", price: 120, currency: "EUR", brand: "Cirrus", variant: "42" };

test.each([
  ["product_viewed", { productVariant: variant }, { kind: "product_view", item: shoe }],
  [
    "product_added_to_cart",
    { cartLine: { quantity: 2, merchandise: variant } },
    { kind: "cart_add", item: shoe, quantity: 2 },
  ],
  ["search_submitted", { searchResult: { query: "shoe" } }, { kind: "search", query: "shoe" }],
  ["checkout_started", { checkout }, { kind: "checkout_stage", stage: "address", value: 124.9 }],
  [
    "checkout_shipping_info_submitted",
    { checkout },
    { kind: "checkout_stage", stage: "payment", currency: "EUR" },
  ],
  [
    "checkout_completed",
    { checkout },
    {
      kind: "purchase",
      order: "5000",
      value: 124.9,
      currency: "EUR",
      tax: 19.9,
      shipping: 4.9,
      lines: [{ ...shoe, category: "Shoes", quantity: 1 }],
    },
  ],
])("%s becomes what the edge takes", (name, data, told) => {
  const first = translate(name, data).at(-1);
  expect(first).toMatchObject(told);
  expect(v.safeParse(trackerEvent, { agoMs: 0, ...first }).success).toBe(true);
});

test("an event that says nothing to us is left aside", () => {
  expect(translate("input_focused", {})).toEqual([]);
});
