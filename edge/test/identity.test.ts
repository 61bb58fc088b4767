import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { AnswerOf } from "#protocol/api.ts";
import { addCounts } from "#protocol/counts.ts";
import { identitySecret } from "../tokens/identity.ts";
import { personOf, visitorOfTab } from "../tokens/ids.ts";
import { censusOf, visitorOf } from "../namespaces.ts";
import { Browser, type Said } from "./support/browser.ts";
import { call, openShop, type TestShop } from "./support/shop.ts";

const DAY = 86_400_000;
const ANNA = "anna@shop.example";
const gel = {
  kind: "cart_add",
  agoMs: 0,
  quantity: 1,
  item: { id: "gel", name: "Gel", price: 2.5 },
};
const shoe = { kind: "cart_add", agoMs: 0, quantity: 1, item: { id: "shoe", name: "Shoe" } };
const logout = { kind: "logout", agoMs: 0 };

async function cartOf(shop: TestShop, visitor = ""): Promise<readonly string[]> {
  const story = await call<AnswerOf<"readVisitor">>(shop, "GET", `/visitors/${visitor}`);
  return story.cart.map(({ id, quantity }) => `${quantity} ${id}`).toSorted();
}

async function signedIn(shop: TestShop, name: string, events: readonly Said[]): Promise<Browser> {
  const browser = new Browser(shop, name);
  await browser.send(events);
  await browser.send([await browser.identify(ANNA)]);
  return browser;
}

test("who signs in on two devices is one person with one cart", async () => {
  const shop = await openShop();
  const phone = await signedIn(shop, "phone", [gel]);
  const laptop = await signedIn(shop, "laptop", [shoe]);
  const anna = await personOf(env, shop.site, ANNA);
  expect([phone.visitor, laptop.visitor]).toEqual([anna, anna]);
  expect(await cartOf(shop, anna)).toEqual(["1 gel", "1 shoe"]);
  await phone.send([gel]);
  expect(await cartOf(shop, anna)).toEqual(["1 shoe", "2 gel"]);
});

test("a repeated batch changes nothing, and a late one of the old id finds the person", async () => {
  const shop = await openShop();
  const phone = new Browser(shop, "phone");
  await phone.send([gel]);
  const device = phone.visitor;
  const identify = await phone.identify(ANNA);
  await phone.send([identify, shoe]);
  await phone.again(1, [gel], { visitor: device });
  const answer = await phone.again(2, [identify, shoe], { visitor: device });
  expect(answer.visitor).toBe(phone.visitor);
  const late = await phone.again(3, [gel], { visitor: device });
  // Nobody is signed in by a late batch: they may have logged out since.
  expect(late.visitor).toBeUndefined();
  expect(await cartOf(shop, phone.visitor)).toEqual(["1 shoe", "2 gel"]);
  expect(await cartOf(shop, device)).toEqual(["1 shoe", "2 gel"]);
});

test("without the shop's signature, or with one that is too old or another browser's, it is a hint", async () => {
  const shop = await openShop();
  const phone = new Browser(shop, "phone");
  const thief = new Browser(shop, "thief");
  await phone.send([gel]);
  await thief.send([shoe]);
  const before = thief.visitor;
  await thief.send([await phone.identify(ANNA)]);
  await thief.send([await thief.identify(ANNA, Date.now() - 1000)]);
  await thief.send([{ kind: "identify", agoMs: 0, customer: ANNA }]);
  expect(thief.visitor).toBe(before);
  const stored = JSON.stringify(await call(shop, "GET", `/visitors/${before}/export`));
  expect(stored).toContain("signed-in=true");
});

test("the customer's number is never stored", async () => {
  const shop = await openShop();
  const phone = await signedIn(shop, "phone", [gel]);
  await phone.send([{ kind: "identify", agoMs: 0, customer: ANNA }]);
  const stored = JSON.stringify(await call(shop, "GET", `/visitors/${phone.visitor}/export`));
  expect(stored).toContain("identify");
  expect(stored).not.toContain(ANNA);
});

test("logging out gives the browser a new id, and what follows is not the person's", async () => {
  const shop = await openShop();
  const phone = await signedIn(shop, "phone", [gel]);
  const anna = phone.visitor;
  await phone.send([logout, shoe]);
  expect(phone.visitor).not.toBe(anna);
  expect(await cartOf(shop, anna)).toEqual(["1 gel"]);
  expect(await cartOf(shop, phone.visitor)).toEqual(["1 shoe"]);
  const anonymous = phone.visitor;
  await phone.send([logout]);
  expect(phone.visitor).toBe(anonymous);
});

test("two persons never become one, even on the same browser without a log-out", async () => {
  const shop = await openShop();
  const phone = await signedIn(shop, "phone", [gel]);
  const anna = phone.visitor;
  await phone.send([await phone.identify("bert"), shoe]);
  expect(phone.visitor).toBe(await personOf(env, shop.site, "bert"));
  expect(await cartOf(shop, anna)).toEqual(["1 gel"]);
  expect(await cartOf(shop, phone.visitor)).toEqual(["1 shoe"]);
});

test("erasing a person erases every device, and nothing brings them back", async () => {
  const shop = await openShop();
  const phone = await signedIn(shop, "phone", [gel]);
  const laptop = new Browser(shop, "laptop");
  await laptop.send([shoe]);
  const device = laptop.visitor;
  await laptop.send([await laptop.identify(ANNA)]);
  // Whichever of their ids the shop names.
  await call(shop, "DELETE", `/visitors/${device}`);
  expect((await phone.send([gel])).erased).toBe(true);
  expect((await laptop.again(9, [shoe], { visitor: device })).erased).toBe(true);
  await expect(cartOf(shop, phone.visitor)).rejects.toThrow("unknown-visitor");
  const tablet = await signedIn(shop, "tablet", [gel]);
  expect(tablet.visitor).toBe(await visitorOfTab(env, shop.site, tablet.tab));
  expect(await cartOf(shop, tablet.visitor)).toEqual(["1 gel"]);
});

test("a device that broke down half-way arrives at its person, once", async () => {
  const shop = await openShop();
  const { site } = shop;
  const phone = new Browser(shop, "phone");
  await phone.send([gel]);
  const device = phone.visitor ?? "";
  const person = await personOf(env, site, ANNA);
  const object = visitorOf(env, site, device);
  // The person has taken everything, but the device was gone before it heard so.
  const stored = await runInDurableObject(object, (_instance, { storage }) => {
    const [row] = storage.sql.exec<{ json: string }>("SELECT json FROM state").toArray();
    return JSON.stringify(JSON.parse(row?.json ?? "null").state);
  });
  await visitorOf(env, site, person).adopt(site, person, device, stored);
  await phone.send([await phone.identify(ANNA)]);
  expect(phone.visitor).toBe(person);
  expect(await cartOf(shop, person)).toEqual(["1 gel"]);
  await phone.again(7, [gel], { visitor: device });
  expect(await cartOf(shop, person)).toEqual(["2 gel"]);
});

test("a device that died on its way goes on with the next thing that it hears", async () => {
  const shop = await openShop();
  const { site } = shop;
  const phone = new Browser(shop, "phone");
  await phone.send([gel]);
  const visitor = phone.visitor ?? "";
  const person = await personOf(env, site, ANNA);
  await runInDurableObject(visitorOf(env, site, visitor), (_instance, { storage }) => {
    const begun = { site, visitor, person, isTaken: false };
    storage.kv.put("moved", { ...begun, shard: null, outbox: null, isSettled: false });
  });
  await abortAllDurableObjects();
  await phone.send([gel]);
  expect(await cartOf(shop, person)).toEqual(["2 gel"]);
});

test("what a device had not told the counters is told once, and the roster knows the person alone", async () => {
  const shop = await openShop();
  const phone = await signedIn(shop, "phone", [gel]);
  const device = await visitorOfTab(env, shop.site, phone.tab);
  const person = visitorOf(env, shop.site, phone.visitor ?? "");
  await runDurableObjectAlarm(visitorOf(env, shop.site, device));
  await expect
    .poll(
      async () => {
        await runDurableObjectAlarm(person);
        const buckets = await censusOf(env, shop.site, 0).buckets(
          0,
          Date.now() + DAY,
          "day",
          "UTC",
        );
        return buckets.map(({ counts }) => counts).reduce(addCounts, {});
      },
      { timeout: 15_000, interval: 500 },
    )
    .toMatchObject({ visit: 1, "event/cart_add": 1, "event/identify": 1, "identity/merged": 1 });
  const roster = await censusOf(env, shop.site, 0).page("0".repeat(64), 10);
  expect(roster.map(({ visitor }) => visitor)).toEqual([person.id.toString()]);
}, 20_000);

test("a customer's past counts as soon as they sign in", async () => {
  const shop = await openShop();
  const rows = [40, 30, 20, 10].map((days, index) => ({
    number: index + 1,
    user: ANNA,
    at: Date.now() - days * DAY,
    event: {
      kind: "purchase",
      agoMs: 0,
      order: `history/${index}`,
      value: 80,
      currency: "EUR",
      lines: [],
    },
  }));
  const file = "history-of-the-test-shop-1";
  expect(await call(shop, "POST", `/imports/${file}`, { rows })).toEqual({ taken: 4, repeated: 0 });
  const phone = await signedIn(shop, "phone", [gel]);
  const story = await call<AnswerOf<"readVisitor">>(shop, "GET", `/visitors/${phone.visitor}`);
  expect(story.understanding.lifecycle).toMatch(/loyal|promising/);
  const stored = await call(shop, "GET", `/visitors/${phone.visitor}/export`);
  expect(stored).toMatchObject({ state: { session: { purchases: 4, spent: { EUR: 32_000 } } } });
});

test("a browser of the shop's own people is decided about and never counted, until its link says so", async () => {
  const shop = await openShop();
  const { secret, staff } = await call<AnswerOf<"readIdentity">>(shop, "GET", "/identity");
  expect(secret).toBe(await identitySecret(env, shop.site));
  const token = new URL(staff.on).searchParams.get("ew_staff");
  const colleague = new Browser(shop, "colleague");
  const guess = new Browser(shop, "guess");
  await colleague.send([gel], { page: { path: "/", staff: token } });
  await guess.send([gel], { page: { path: "/", staff: "guessed" } });
  expect(await cartOf(shop, colleague.visitor)).toEqual(["1 gel"]);
  const untold = (browser: Browser) =>
    runInDurableObject(visitorOf(env, shop.site, browser.visitor ?? ""), (_instance, ctx) => {
      const [row] = ctx.storage.sql.exec<{ json: string }>("SELECT json FROM state").toArray();
      return JSON.parse(row?.json ?? "null").state.flush.tallies.length;
    });
  expect(await untold(colleague)).toBe(0);
  expect(await untold(guess)).toBe(1);
  expect(await runDurableObjectAlarm(visitorOf(env, shop.site, colleague.visitor ?? ""))).toBe(
    true,
  );
  expect(await censusOf(env, shop.site, 0).page("0".repeat(64), 10)).toEqual([]);
  await colleague.send([gel], { page: { path: "/" } });
  expect(await untold(colleague)).toBe(1);
});
