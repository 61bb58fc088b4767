import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { siteOf } from "../namespaces.ts";
import { byPlatform, shopWithVisitor } from "./support/orders.ts";

const order = (visitor: string, changes: object = {}) => ({
  id: 450789469,
  name: "#1001",
  order_number: 1001,
  created_at: "2026-11-22T09:00:00-05:00",
  updated_at: "2026-11-22T09:00:05-05:00",
  cancelled_at: null,
  financial_status: "paid",
  currency: "EUR",
  total_price: "119.00",
  total_tax: "19.00",
  email: "somebody@example.org",
  line_items: [{ product_id: 632910392, sku: "SHOE", quantity: 1, price: "119.00" }],
  discount_codes: [],
  note_attributes: [{ name: "edgewise", value: visitor }],
  customer: { id: 207119551 },
  refunds: [],
  ...changes,
});

test("knows the order that the page told by its number, and keeps no name of anybody", async () => {
  const { site, visitor, kept } = await shopWithVisitor({ order: "1001", value: 119 });
  await siteOf(env, site).putOrderSecret("Owner", "shopify", "hush-hush");
  const answer = await byPlatform(site, "shopify", "orders/create", order(visitor));
  expect(await answer.json()).toEqual({ order: "450789469", joined: "visitor" });
  const { session, ledger } = await kept();
  expect(session).toMatchObject({ purchases: 1, spent: { EUR: 11_900 } });
  expect(session.orders).toMatchObject([{ id: "1001", source: "server" }]);
  expect(ledger).toMatchObject([{ netMinor: 10_000 }]);
});

test("takes a refund once, told by itself and again with the order, and before it", async () => {
  const { site, visitor, kept } = await shopWithVisitor();
  await siteOf(env, site).putOrderSecret("Owner", "shopify", "hush-hush");
  const back = {
    id: 929361463,
    created_at: "2026-11-22T10:00:00-05:00",
    transactions: [{ kind: "refund", status: "success", amount: "59.50", currency: "EUR" }],
  };
  const notice = { ...back, order_id: 450789469 };
  const early = await byPlatform(site, "shopify", "refunds/create", notice);
  expect(await early.json()).toEqual({ order: "450789469", joined: null });
  await byPlatform(site, "shopify", "orders/create", order(visitor));
  await byPlatform(site, "shopify", "refunds/create", notice);
  const updated = { updated_at: "2026-11-22T10:00:01-05:00", refunds: [back] };
  await byPlatform(site, "shopify", "orders/updated", order(visitor, updated));
  expect((await kept()).session.spent).toEqual({ EUR: 5950 });
  expect((await kept()).ledger).toMatchObject([{ netMinor: 10_000, returnedMinor: 5000 }]);
});

test("takes a refund in the customer's money at the order's own rate, told before the order and with it", async () => {
  const { site, visitor, kept } = await shopWithVisitor();
  await siteOf(env, site).putOrderSecret("Owner", "shopify", "hush-hush");
  const back = {
    id: 929361463,
    created_at: "2026-11-22T10:00:00-05:00",
    transactions: [{ kind: "refund", status: "success", amount: "65.45", currency: "USD" }],
  };
  const inDollars = {
    total_price_set: {
      shop_money: { amount: "119.00", currency_code: "EUR" },
      presentment_money: { amount: "130.90", currency_code: "USD" },
    },
  };
  const notice = { ...back, order_id: 450789469 };
  await byPlatform(site, "shopify", "refunds/create", notice);
  await byPlatform(site, "shopify", "orders/create", order(visitor, inDollars));
  expect((await kept()).session.spent).toEqual({ EUR: 5950 });
  const updated = { ...inDollars, updated_at: "2026-11-22T10:00:01-05:00", refunds: [back] };
  await byPlatform(site, "shopify", "orders/updated", order(visitor, updated));
  expect((await kept()).session.spent).toEqual({ EUR: 5950 });
  expect((await kept()).ledger).toMatchObject([{ netMinor: 10_000, returnedMinor: 5000 }]);
});

test("cancels, and ignores a late report of how it was before", async () => {
  const { site, visitor, kept } = await shopWithVisitor();
  await siteOf(env, site).putOrderSecret("Owner", "shopify", "hush-hush");
  const over = "2026-11-22T11:00:00-05:00";
  const cancelled = order(visitor, { updated_at: over, cancelled_at: over });
  await byPlatform(site, "shopify", "orders/cancelled", cancelled);
  await byPlatform(site, "shopify", "orders/create", order(visitor));
  expect((await kept()).ledger).toMatchObject([{ cancelled: true }]);
  expect((await kept()).session).toMatchObject({ purchases: 0 });
});

test("is refused as long as the shop has not told the secret, and with another one", async () => {
  const { site, visitor } = await shopWithVisitor();
  const early = await byPlatform(site, "shopify", "orders/create", order(visitor));
  expect(early.status).toBe(401);
  await siteOf(env, site).putOrderSecret("Owner", "shopify", "something else");
  const wrong = await byPlatform(site, "shopify", "orders/create", order(visitor));
  expect(wrong.status).toBe(401);
});

test("answers topics that are no orders without a word", async () => {
  const { site } = await shopWithVisitor();
  await siteOf(env, site).putOrderSecret("Owner", "shopify", "hush-hush");
  const answer = await byPlatform(site, "shopify", "app/uninstalled", { id: 1 });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toBeNull();
});
