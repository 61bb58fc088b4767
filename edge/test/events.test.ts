import { env, exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import type { StoryView } from "#protocol/story.ts";
import { EVENTS_PATH } from "#protocol/told.ts";
import { personOf, visitorOfTab } from "../tokens/ids.ts";
import { siteOf, visitorOf } from "../namespaces.ts";
import { sign } from "../orders/signature.ts";
import { call, openShop, report, type TestShop } from "./support/shop.ts";

type Said = Readonly<Record<string, unknown>>;

const TAB = "tab-of-the-test-browser".padEnd(26, "-");
const gel = { kind: "cart_add", agoMs: 0, quantity: 1, item: { id: "gel", name: "Gel" } };
const card = { kind: "preference", name: "loyalty-card", value: true };
const allowed = { analytics: true, personalisation: true, push: false };

async function send(
  { site }: TestShop,
  told: Said,
  seconds = Math.floor(Date.now() / 1000),
): Promise<Response> {
  const body = JSON.stringify(told);
  const secret = (await siteOf(env, site).orderSecret("edgewise")) ?? "";
  const bytes = await sign(secret, `${seconds}.${body}`);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return exports.default.fetch(
    new Request(`https://edge.example${EVENTS_PATH}?site=${site}`, {
      method: "POST",
      body,
      headers: { "Edgewise-Signature": `t=${seconds},v1=${hex}` },
    }),
  );
}

async function tell(shop: TestShop, told: Said): Promise<unknown> {
  const answer = await send(shop, told);
  return answer.json();
}

interface Kept {
  readonly session: Readonly<Record<string, unknown>> & { readonly visits: number };
  readonly journeys: readonly { readonly campaign: string }[];
  readonly activity: string;
}

async function kept({ site }: TestShop, visitor: string): Promise<Kept | null> {
  const stored = await visitorOf(env, site, visitor).export(site);
  return stored === null ? null : JSON.parse(stored).state;
}

async function shopWithBrowser(): Promise<TestShop & { visitor: string }> {
  const shop = await openShop();
  await report(shop, { tab: TAB, number: 1, events: [gel] });
  return { ...shop, visitor: await visitorOfTab(env, shop.site, TAB) };
}

test("the shop's server gives a visitor the loyalty card, once, and no page takes it away", async () => {
  const shop = await shopWithBrowser();
  const { visitor } = shop;
  const before = await kept(shop, visitor);
  const told = { id: "card-1", visitor, events: [card] };
  expect(await tell(shop, told)).toEqual({ id: "card-1", outcome: "taken" });
  expect(await tell(shop, told)).toEqual({ id: "card-1", outcome: "repeated" });
  await report(shop, {
    tab: TAB,
    number: 2,
    visitor,
    events: [{ ...card, agoMs: 0, value: false }],
  });
  const after = await kept(shop, visitor);
  expect(after?.session["loyaltyCard"]).toMatchObject({ has: true, byServer: true });
  // Nobody was there because a server said something.
  expect(after?.session.visits).toBe(before?.session.visits);
});

test("what a till tells of a customer is theirs on every device, and is no visit", async () => {
  const shop = await openShop();
  const person = await personOf(env, shop.site, "c-42");
  const sale = { kind: "purchase", order: "till/7", value: 59, currency: "EUR", lines: [] };
  const told = { id: "till/7", by: "till", customer: "c-42", events: [sale] };
  // Nobody has allowed anything yet.
  expect(await tell(shop, told)).toEqual({ id: "till/7", outcome: "unknown" });
  expect(await kept(shop, person)).toBeNull();
  const agreed = { ...told, consent: allowed };
  expect(await tell(shop, agreed)).toEqual({ id: "till/7", outcome: "taken" });
  // Under another number it is still the same order.
  expect(await tell(shop, { ...agreed, id: "till/7b" })).toMatchObject({ outcome: "taken" });
  const { session, activity } = (await kept(shop, person)) ?? {};
  expect(session).toMatchObject({ visits: 0, purchases: 1, spent: { EUR: 5900 } });
  expect(activity).toMatch(/^0+$/);
});

test("in the shop's app somebody is there, as on a page, at the moment that it says", async () => {
  const shop = await openShop();
  const at = Date.now() - 120_000;
  const look = { kind: "product_view", agoMs: 60_000, item: { id: "shoe" } };
  const told = { id: "app-1", by: "app", customer: "c-1", at, consent: allowed, events: [look] };
  await tell(shop, told);
  const state = await kept(shop, await personOf(env, shop.site, "c-1"));
  expect(state?.session).toMatchObject({
    visits: 1,
    lastAt: at - 60_000,
    viewed: [{ id: "shoe", views: 1 }],
  });
});

test("a life event that the shop tells of starts the campaign that waits for it", async () => {
  const shop = await shopWithBrowser();
  const title = { "*": "Welcome to your new town" };
  const moved: Campaign = {
    id: "moved",
    name: "Moved house",
    status: "live",
    trigger: { kind: "custom", name: "moved-house" },
    goal: { kind: "none" },
    priority: 50,
    caps: {},
    steps: [
      { kind: "wait", wait: { until: "elapsed", seconds: 3600 } },
      {
        kind: "send",
        variants: [
          { id: "a", share: 1, message: { channel: "web-push", title, body: title, url: "/" } },
        ],
      },
    ],
  };
  await call(shop, "PUT", "/campaigns/moved", moved);
  const { visitor } = shop;
  const events = [{ kind: "custom", name: "moved-house", data: { city: "Berlin" } }];
  await expect
    .poll(
      async () => {
        await tell(shop, { id: `life-${crypto.randomUUID()}`, visitor, events });
        return (await kept(shop, visitor))?.journeys.map(({ campaign }) => campaign);
      },
      { timeout: 15_000, interval: 1000 },
    )
    .toEqual(["moved"]);
  const story = await call<StoryView>(shop, "GET", `/visitors/${visitor}`);
  expect(story.events).toContainEqual({
    at: expect.any(Number),
    what: "custom",
    of: "moved-house",
  });
  expect(await call(shop, "GET", `/visitors/${visitor}/replay`)).toMatchObject({
    compared: expect.toSatisfy((count: number) => count >= 2),
    differing: [],
  });
}, 30_000);

test("what cannot be read, and what only a browser can tell, is refused alone", async () => {
  const shop = await shopWithBrowser();
  const { visitor } = shop;
  const signIn = { kind: "identify", customer: "c-9" };
  const events = [{ kind: "cart_add", quantity: 0, item: { id: "x" } }, signIn, card];
  expect(await tell(shop, { id: "r1", visitor, events })).toMatchObject({
    outcome: "taken",
    refused: [
      { index: 0, field: "quantity" },
      { index: 1, field: "kind" },
    ],
  });
  expect(await tell(shop, { id: "r2", visitor, events: [signIn] })).toMatchObject({
    outcome: "refused",
  });
});

test("a wrong or old signature, a stranger and a report of nobody are refused", async () => {
  const shop = await shopWithBrowser();
  const { visitor } = shop;
  const old = await send(shop, { id: "1", visitor, events: [card] }, Date.now() / 1000 - 301);
  expect(old.status).toBe(401);
  const other = await shopWithBrowser();
  const foreign = await send(shop, { id: "1", visitor: other.visitor, events: [card] });
  expect(foreign.status).toBe(404);
  expect((await send(shop, { id: "1", events: [card] })).status).toBe(400);
  await call(shop, "DELETE", `/visitors/${visitor}`);
  expect(await tell(shop, { id: "2", visitor, consent: allowed, events: [card] })).toEqual({
    id: "2",
    outcome: "unknown",
  });
});

test("once the shop's app has said that analytics is refused, nothing is kept", async () => {
  const shop = await shopWithBrowser();
  const consent = { analytics: false, personalisation: true, push: false };
  const events = [{ kind: "consent", consent }];
  await tell(shop, { id: "c-1", visitor: shop.visitor, by: "app", events });
  expect(await visitorOf(env, shop.site, shop.visitor).export(shop.site)).toBeNull();
});

test("personalisation that is refused in the app is refused, though somebody was on a page meanwhile", async () => {
  const shop = await shopWithBrowser();
  const consent = { analytics: true, personalisation: false, push: false };
  const events = [{ kind: "consent", consent }];
  await tell(shop, { id: "c-1", visitor: shop.visitor, by: "app", events });
  expect(await kept(shop, shop.visitor)).toMatchObject({ consent });
});
