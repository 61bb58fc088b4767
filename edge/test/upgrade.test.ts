import { abortAllDurableObjects, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StoryView } from "#protocol/story.ts";
import type { AuditView, CountsView, ReplayView } from "#protocol/views.ts";
import { visitorOf } from "../namespaces.ts";
import { own } from "./support/orders.ts";
import { call, report, type TestShop } from "./support/shop.ts";
import type { Stored } from "./upgrade/storage.ts";
import { restore } from "./upgrade/storage.ts";
import release from "./upgrade/release-0.1.0.json";

// What release 0.1.0 stored, before anything was mended since; `npm run record:release` writes the next one.
const stored: Stored = release.stored;
const shop: TestShop = release.shop;
const { anna, bert } = release.visitors;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const shoe = { id: "shoe", name: "Shoe", price: 89.9, currency: "EUR" };
const consent = { analytics: true, personalisation: true, push: true };

beforeEach(async () => {
  vi.useFakeTimers({ now: release.at + 60_000, toFake: ["Date"] });
  await restore(stored);
  // Whatever an object knew before is not what lies on its disk now.
  await abortAllDurableObjects();
});

afterEach(() => {
  vi.useRealTimers();
});

async function counted(): Promise<CountsView["buckets"][number]["counts"]> {
  const period = `from=${release.at - DAY_MS}&until=${Date.now() + 1}`;
  const { buckets } = await call<CountsView>(shop, "GET", `/counts?step=day&${period}`);
  return Object.assign({}, ...buckets.map(({ counts }) => counts));
}

interface Exported {
  readonly state: {
    readonly deliveries: readonly { readonly campaign: string }[];
    readonly session: unknown;
    readonly ledger: unknown;
  };
}

async function stateOf(visitor: string): Promise<Exported["state"]> {
  const { state } = await call<Exported>(shop, "GET", `/visitors/${visitor}/export`);
  return state;
}

test("the dashboard shows a shop of the last release as that release showed it", async () => {
  expect(await counted()).toMatchObject(release.answers.counts.buckets[0]?.counts ?? {});
  expect(await call(shop, "GET", "/campaigns")).toMatchObject(release.answers.campaigns);
  const { cart, events } = release.answers.anna;
  expect(await call<StoryView>(shop, "GET", `/visitors/${anna}`)).toMatchObject({
    visitor: anna,
    createdAt: release.answers.anna.createdAt,
    cart,
    events,
    // That release told it in one line.
    messages: [{ campaign: "A code on the way out", variant: "a", fate: "decided" }],
  });
  const [{ receipt, at } = { receipt: "", at: 0 }] = release.answers.decisions;
  const decisions = await call(shop, "GET", `/visitors/${anna}/decisions`);
  expect(decisions).toMatchObject([{ receipt, at }]);
  const before: Exported = JSON.parse(release.answers.bert);
  expect(await stateOf(bert)).toMatchObject({
    session: before.state.session,
    ledger: before.state.ledger,
  });
});

test("what the last release noted of changes is told by their kinds", async () => {
  const list = await call<readonly AuditView[]>(shop, "GET", "/audit");
  // The shop's alarm may ring meanwhile, and then today's release notes something of its own.
  const theirs = list.filter(({ who }) => who !== "Edgewise");
  expect(theirs.map(({ who, kind, subject }) => [who, kind, subject])).toEqual([
    ["Owner", "campaign-live", "The cart that was left"],
    ["Owner", "campaign-live", "A code on the way out"],
    ["Owner", "codes", "spring (+2)"],
    ["Owner", "catalogue", "Catalogue"],
    ["Operator", "shop-created", "Shop"],
  ]);
});

test("a visitor of the last release goes on with their cart, their number and their journey", async () => {
  const events = [{ kind: "cart_add", agoMs: 0, item: { ...shoe, id: "sock" }, quantity: 1 }];
  const next = { tab: release.tabs.anna, consent, events };
  expect(await report(shop, { ...next, visitor: anna, number: 2 })).toMatchObject({
    visitor: anna,
  });
  // What was acknowledged before counts no second time.
  await report(shop, { ...next, visitor: anna, number: 1 });
  const { cart } = await call<StoryView>(shop, "GET", `/visitors/${anna}`);
  expect(cart.map(({ id, quantity }) => [id, quantity])).toEqual([
    ["shoe", 2],
    ["sock", 1],
  ]);
});

test("a message that the last release promised leaves when its time comes", async () => {
  vi.setSystemTime(release.at + 2 * HOUR_MS);
  await runDurableObjectAlarm(visitorOf(env, shop.site, anna));
  expect((await stateOf(anna)).deliveries).toMatchObject([{ campaign: "left-cart" }]);
});

test("an order of the last release is corrected, once", async () => {
  const revenue = (await counted())["revenue/EUR"] ?? 0;
  const refunds = [{ id: "r1", amount: 20 }];
  const told = { order: "A-1", total: 89.9, tax: 14.35, visitor: bert, refunds };
  expect(await (await own(shop.site, told)).json()).toEqual({ order: "A-1", joined: "visitor" });
  vi.setSystemTime(Date.now() + 120_000);
  await runDurableObjectAlarm(visitorOf(env, shop.site, bert));
  const { ledger } = await stateOf(bert);
  expect(ledger).toMatchObject([{ id: "A-1", cancelled: false }]);
  expect((await counted())["revenue/EUR"]).toBeLessThanOrEqual(revenue);
});

test("the log of the last release is decided once more, and what differs is listed under its name", async () => {
  const replayed = await call<ReplayView>(shop, "GET", `/visitors/${anna}/replay`);
  expect(replayed.compared + replayed.gone).toBe(1);
  for (const { domain } of replayed.differing) expect(domain).toBe("of-release-0.1.0");
});
