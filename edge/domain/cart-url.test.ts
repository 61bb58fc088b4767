import { expect, test } from "vitest";
import { cartUrlOf } from "./cart-url.ts";

const origins = ["https://shop.example", "https://www.shop.example"];

test.each([
  ["/cart?restore={cart}", "https://shop.example/cart?restore=a%26b:1,c:2"],
  ["https://www.shop.example/x/{cart}", "https://www.shop.example/x/a%26b:1,c:2"],
  ["/checkout-link/?products={cart}", "https://shop.example/checkout-link/?products=a%26b:1,c:2"],
])("fills %s with the products as the pages name them", (cartUrl, address) => {
  expect(cartUrlOf({ cartUrl, origins }, "a&b:1,c:2")).toBe(address);
});

test("fills a Shopify permalink with the numbers of the variants", () => {
  const cart = "shopify_DE_711_44012:1,gid://shopify/ProductVariant/44013:2,44014:1";
  expect(cartUrlOf({ cartUrl: "/cart/{variants}", origins }, cart)).toBe(
    "https://shop.example/cart/44012:1,44013:2,44014:1",
  );
});

test("leads nowhere but to the shop", () => {
  for (const cartUrl of [
    "https://evil.example/{cart}",
    "https://shop.example.evil.example/{cart}",
    "https://shop.example@evil.example/{cart}",
  ]) {
    expect(cartUrlOf({ cartUrl, origins }, "a:1")).toBeNull();
  }
});

test("needs a handler of the shop, and a cart", () => {
  expect(cartUrlOf({ cartUrl: undefined, origins }, "a:1")).toBeNull();
  expect(cartUrlOf({ cartUrl: "/cart?restore={cart}", origins }, "")).toBeNull();
});
