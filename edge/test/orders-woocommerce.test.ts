import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { siteOf } from "../namespaces.ts";
import { byPlatform, post, shopWithVisitor } from "./support/orders.ts";

const order = (visitor: string, changes: object = {}) => ({
  id: 727,
  number: "727",
  status: "processing",
  currency: "EUR",
  date_created_gmt: "2026-11-22T22:04:45",
  date_modified_gmt: "2026-11-22T22:05:00",
  total: "29.35",
  total_tax: "1.35",
  customer_id: 0,
  meta_data: [{ id: 1, key: "_edgewise", value: visitor }],
  line_items: [{ product_id: 93, sku: "", quantity: 2, total: "6.00" }],
  coupon_lines: [],
  refunds: [],
  ...changes,
});

test("confirms, refunds and deletes an order", async () => {
  const { site, visitor, kept } = await shopWithVisitor({ order: "727", value: 30 });
  await siteOf(env, site).putOrderSecret("Owner", "woocommerce", "hush-hush");
  const answer = await byPlatform(site, "woocommerce", "order.created", order(visitor));
  expect(await answer.json()).toEqual({ order: "727", joined: "visitor" });
  expect((await kept()).session.spent).toEqual({ EUR: 2935 });
  const refunds = [{ id: 5, reason: "", total: "-10.00" }];
  const modified = { date_modified_gmt: "2026-11-23T08:00:00", refunds };
  await byPlatform(site, "woocommerce", "order.updated", order(visitor, modified));
  expect((await kept()).session.spent).toEqual({ EUR: 1935 });
  await byPlatform(site, "woocommerce", "order.deleted", { id: 727 });
  expect((await kept()).session).toMatchObject({ purchases: 0, spent: { EUR: 0 } });
});

test.each(["__proto__", "constructor", "a-plugin-s-own"])(
  "an order of the status %s is an order like others",
  async (status) => {
    const { site, visitor, kept } = await shopWithVisitor({ order: "727", value: 30 });
    await siteOf(env, site).putOrderSecret("Owner", "woocommerce", "hush-hush");
    const told = order(visitor, { status });
    const answer = await byPlatform(site, "woocommerce", "order.created", told);
    expect(await answer.json()).toEqual({ order: "727", joined: "visitor" });
    expect((await kept()).session.spent).toEqual({ EUR: 2935 });
  },
);

test("hears that its new webhook arrived", async () => {
  const { site } = await shopWithVisitor();
  expect((await post(site, "webhook_id=12", {})).status).toBe(200);
});
