import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { AnswerOf } from "#protocol/api.ts";
import { siteOf, visitorOf } from "../namespaces.ts";
import { sign } from "../orders/signature.ts";
import { newShop } from "./support/census.ts";
import { own, post, shopWithVisitor } from "./support/orders.ts";
import { call, openShop, report } from "./support/shop.ts";

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
  const { site, token, visitor, kept } = await shopWithVisitor();
  // As messages carry it: what travels in addresses is no whole id.
  const click = `${visitor.slice(0, 16)}/left-cart/0/1`;
  const events = [{ kind: "message_clicked", agoMs: 0, token: click }];
  await report({ site, token }, { tab: "t".repeat(22), number: 2, visitor, events });
  await expect
    .poll(async () => (await own(site, { order: "8", total: 50, click })).json())
    .toEqual({ order: "8", joined: "click" });
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
  // Whoever asks what is known of them gets what lies at the shop, too.
  const exported = JSON.parse((await visitorOf(env, site, visitor).export(site)) ?? "");
  expect(exported.orders).toHaveLength(2);
  expect(exported.codes).toMatchObject([{ code: coupon.toUpperCase(), campaign: "a" }]);
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

test("the owner learns with which secret Edgewise signs its own webhooks", async () => {
  const shop = await openShop();
  const source = await call<AnswerOf<"readOrderSource">>(shop, "GET", "/orders");
  expect(source.webhookSecret).toBe(await siteOf(env, shop.site).webhookSecret());
});
