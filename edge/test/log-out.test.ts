import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { subscribed } from "../domain/test/world.ts";
import { siteOf, visitorOf } from "../namespaces.ts";
import { Browser } from "./support/browser.ts";
import { openShop } from "./support/shop.ts";

const ANNA = "anna@shop.example";
const gel = { kind: "cart_add", agoMs: 0, quantity: 1, item: { id: "gel", name: "Gel" } };
const logout = { kind: "logout", agoMs: 0 };

test("a browser that is logged out gets no more messages for the person, until they sign in there again", async () => {
  const shop = await openShop();
  const all = { consent: { analytics: true, personalisation: true, push: true } };
  const phone = new Browser(shop, "phone");
  await phone.send([gel]);
  await phone.send([await phone.identify(ANNA)]);
  const anna = phone.visitor ?? "";
  const reachable = async () =>
    runInDurableObject(visitorOf(env, shop.site, anna), (_, { storage }) => {
      const [row] = storage.sql.exec<{ json: string }>("SELECT json FROM state").toArray();
      const { push, agreed } = JSON.parse(row?.json ?? "{}").state;
      return { hasAddress: push !== null, hasAgreed: agreed !== null };
    });
  await phone.send([{ ...subscribed, agoMs: 0, text: "words" }], all);
  expect(await reachable()).toEqual({ hasAddress: true, hasAgreed: true });
  await phone.send([logout, gel], all);
  expect(await reachable()).toEqual({ hasAddress: false, hasAgreed: true });
  const back = await phone.send([await phone.identify(ANNA)], all);
  expect(back).toMatchObject({ visitor: anna, renewPush: true });
});

test("what somebody clicked before they logged out is theirs, not the next one's at this browser", async () => {
  const shop = await openShop();
  const phone = new Browser(shop, "phone");
  await phone.send([gel]);
  await phone.send([await phone.identify(ANNA)]);
  const anna = phone.visitor;
  await phone.send([{ kind: "message_clicked", agoMs: 0, token: "anna/cart/0/1" }, logout, gel]);
  expect(phone.visitor).not.toBe(anna);
  const clicked = () =>
    runInDurableObject(siteOf(env, shop.site), (_, { storage }) =>
      storage.sql.exec<{ visitor: string }>("SELECT visitor FROM click").toArray(),
    );
  await vi.waitFor(async () => expect(await clicked()).toEqual([{ visitor: anna }]));
});
