import { env, exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { Consent } from "#protocol/event.ts";
import { ORDERS_PATH } from "#protocol/order.ts";
import { visitorOfTab } from "../ids.ts";
import { siteOf, visitorOf } from "../namespaces.ts";
import { sign } from "../orders/signature.ts";
import { newShop } from "./census-shop.ts";

const consent: Consent = { analytics: true, personalisation: true, push: false };
const ADDRESS = `https://edge.example${ORDERS_PATH}`;

interface Kept {
  readonly session: {
    readonly orders: readonly { id: string; value: number; source: string }[];
    readonly spent: Readonly<Record<string, number>>;
    readonly purchases: number;
  };
  readonly ledger: readonly {
    id: string;
    netMinor: number;
    returnedMinor: number;
    cancelled: boolean;
    via: string;
  }[];
}

/** A shop with one visitor, who may have bought something already. */
async function shopWithVisitor(bought?: { order: string; value: number }) {
  const { site, token } = await newShop();
  const visitor = await visitorOfTab(env, site, "t".repeat(22));
  const at = Date.now() - 60_000;
  const item = { id: "shoe" };
  const events = [
    { kind: "product_view" as const, agoMs: 0, item },
    ...(bought
      ? [{ kind: "purchase" as const, agoMs: 0, ...bought, currency: "EUR", lines: [] }]
      : []),
  ];
  await visitorOf(env, site, visitor).visit({
    site,
    visitor,
    tab: "t".repeat(22),
    number: 1,
    consent,
    page: { path: "/" },
    leaving: false,
    placed: events.map((event, index) => ({ event, at, order: `t/0000000001/00${index}` })),
    request: {},
  });
  const kept = async (): Promise<Kept> => {
    const { state }: { state: Kept } = JSON.parse(
      (await visitorOf(env, site, visitor).export(site)) ?? "null",
    );
    return state;
  };
  return { site, token, visitor, kept };
}

function post(site: string, body: string, headers: Record<string, string>): Promise<Response> {
  return exports.default.fetch(
    new Request(`${ADDRESS}?site=${site}`, { method: "POST", body, headers }),
  );
}

async function own(site: string, order: object, seconds = Math.floor(Date.now() / 1000)) {
  const body = JSON.stringify({ currency: "EUR", ...order });
  const secret = (await siteOf(env, site).orderSecret("edgewise")) ?? "";
  const bytes = await sign(secret, `${seconds}.${body}`);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return post(site, body, { "Edgewise-Signature": `t=${seconds},v1=${hex}` });
}

async function byPlatform(
  site: string,
  platform: "shopify" | "woocommerce",
  topic: string,
  order: object,
) {
  const body = JSON.stringify(order);
  const signature = btoa(String.fromCharCode(...(await sign("hush-hush", body))));
  return post(
    site,
    body,
    platform === "shopify"
      ? { "X-Shopify-Hmac-Sha256": signature, "X-Shopify-Topic": topic }
      : { "X-WC-Webhook-Signature": signature, "X-WC-Webhook-Topic": topic },
  );
}

describe("our own scheme", () => {
  test("confirms an order that the page told of: the shop's value wins, and it counts once", async () => {
    const { site, visitor, kept } = await shopWithVisitor({ order: "1001", value: 100 });
    const told = { order: "1001", total: 119, tax: 19, visitor };
    const answer = await own(site, told);
    expect(await answer.json()).toEqual({ order: "1001", joined: "visitor" });
    await own(site, told);
    const { session, ledger } = await kept();
    expect(session).toMatchObject({ purchases: 1, spent: { EUR: 11_900 } });
    expect(ledger).toMatchObject([{ id: "1001", netMinor: 10_000, via: "visitor" }]);
  });

  test("corrects, refunds and cancels, whatever the order of the reports", async () => {
    const { site, visitor, kept } = await shopWithVisitor();
    const at = Date.now() - 30_000;
    const told = { order: "7", visitor, at, total: 80, tax: 0 };
    const refunds = [{ id: "r1", amount: 20 }];
    await own(site, { ...told, updatedAt: at + 3000, refunds });
    await own(site, { ...told, updatedAt: at + 1000, total: 100 });
    expect((await kept()).session).toMatchObject({ purchases: 1, spent: { EUR: 6000 } });
    expect((await kept()).ledger).toMatchObject([{ netMinor: 8000, returnedMinor: 2000 }]);
    await own(site, { ...told, updatedAt: at + 5000, refunds, status: "cancelled" });
    expect((await kept()).session).toMatchObject({ purchases: 0, spent: { EUR: 0 } });
    expect((await kept()).ledger).toMatchObject([{ cancelled: true }]);
  });

  test("refuses a wrong signature, an old one, and one for another shop", async () => {
    const { site } = await shopWithVisitor();
    const other = await newShop();
    const old = await own(site, { order: "1", total: 1 }, Math.floor(Date.now() / 1000) - 301);
    expect(old.status).toBe(401);
    const forged = await post(site, "{}", {
      "Edgewise-Signature": `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}`,
    });
    expect(forged.status).toBe(401);
    const body = JSON.stringify({ order: "1", total: 1, currency: "EUR" });
    const seconds = Math.floor(Date.now() / 1000);
    const theirs = (await siteOf(env, other.site).orderSecret("edgewise")) ?? "";
    const bytes = await sign(theirs, `${seconds}.${body}`);
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    const foreign = await post(site, body, { "Edgewise-Signature": `t=${seconds},v1=${hex}` });
    expect(foreign.status).toBe(401);
    expect((await post(site, body, {})).status).toBe(401);
  });

  test("says which field is wrong, and reads no endless body", async () => {
    const { site } = await shopWithVisitor();
    const wrong = await own(site, { order: "1", total: -5 });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ problems: [{ field: "total" }] });
    expect((await post(site, "x".repeat(600_000), {})).status).toBe(413);
    expect((await post("nosuchshop", "{}", {})).status).toBe(404);
  });

  test("does not take another shop's visitor for ours", async () => {
    const { site } = await shopWithVisitor();
    const { visitor: stranger } = await shopWithVisitor();
    const answer = await own(site, { order: "5", total: 10, visitor: stranger });
    expect(await answer.json()).toEqual({ order: "5", joined: null });
  });

  test("finds a customer whose number an earlier order told together with the visitor", async () => {
    const { site, visitor, kept } = await shopWithVisitor();
    await own(site, { order: "1", total: 10, visitor, customer: "c-9" });
    const answer = await own(site, { order: "2", total: 20, customer: "c-9" });
    expect(await answer.json()).toEqual({ order: "2", joined: "customer" });
    expect((await kept()).ledger.map(({ via }) => via)).toEqual(["visitor", "customer"]);
    expect(await siteOf(env, site).orderCoverage()).toEqual({ told: 2, joined: 2 });
  });

  test("joins by a click or a coupon for last touch only: it is no history of this visitor", async () => {
    const { site, visitor, kept } = await shopWithVisitor();
    const click = `${visitor}/left-cart/0/0`;
    const clicked = await own(site, { order: "8", total: 50, click });
    expect(await clicked.json()).toEqual({ order: "8", joined: "click" });
    const offer = {
      source: "computed",
      value: { kind: "percent", percent: 10 },
      endsAfterHours: 24,
    } as const;
    const wish = { key: "a/b", campaign: "a", variant: "b", offer, endsAt: 2e12, budget: null };
    const codes = await siteOf(env, site).issueCodes(visitor, [wish]);
    const coupon = codes["a/b"]?.code.toLowerCase() ?? "";
    const redeemed = await own(site, { order: "9", total: 50, coupons: [coupon] });
    expect(await redeemed.json()).toEqual({ order: "9", joined: "coupon" });
    const { session, ledger } = await kept();
    expect(session.orders).toEqual([]);
    expect(ledger.map(({ via }) => via)).toEqual(["click", "coupon"]);
  });

  test("forgets whose the orders were when the visitor is erased", async () => {
    const { site, visitor } = await shopWithVisitor();
    await own(site, { order: "1", total: 10, visitor, customer: "c-9" });
    await visitorOf(env, site, visitor).erase(site);
    expect(await siteOf(env, site).orderCoverage()).toEqual({ told: 1, joined: 0 });
    const answer = await own(site, { order: "1", total: 11, visitor });
    expect(await answer.json()).toEqual({ order: "1", joined: null });
    const later = await own(site, { order: "2", total: 11, customer: "c-9" });
    expect(await later.json()).toEqual({ order: "2", joined: null });
  });
});

describe("shopify", () => {
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
});

describe("woocommerce", () => {
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

  test("hears that its new webhook arrived", async () => {
    const { site } = await shopWithVisitor();
    expect((await post(site, "webhook_id=12", {})).status).toBe(200);
  });
});
