import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import type { CampaignVersion, PictureView, ProofView, ReachView } from "#protocol/views.ts";
import { seenSince } from "../census-reader.ts";
import { censusOf, siteOf, visitorOf } from "../namespaces.ts";
import type { Site } from "../objects/site.ts";
import { flush, object } from "./support/census.ts";
import { call, openShop, report, type TestShop } from "./support/shop.ts";

const campaign: Campaign = {
  id: "spring",
  name: "Spring",
  status: "draft",
  trigger: { kind: "exit-intent" },
  goal: { kind: "purchase" },
  priority: 1,
  steps: [
    {
      kind: "show",
      variants: [{ id: "a", share: 1, banner: { kind: "modal", title: { "*": "Spring" } } }],
    },
  ],
};

/** Somebody new who buys so often; a purchase is told to the census at once. */
async function buys(shop: TestShop, name: number, times: number): Promise<void> {
  const orders = Array.from({ length: times }, (_, index) => `${name}-${index}`);
  const { visitor } = await report(shop, {
    tab: `tab-${String(name).padStart(20, "0")}`,
    number: 1,
    events: orders.map((order) => ({
      kind: "purchase",
      agoMs: 0,
      order,
      value: 10,
      currency: "EUR",
      lines: [],
    })),
  });
  await runDurableObjectAlarm(visitorOf(env, shop.site, visitor ?? ""));
}

test("keeps every version of a campaign, with who saved it", async () => {
  const shop = await openShop();
  await call(shop, "PUT", "/campaigns/spring", campaign);
  await call(shop, "PUT", "/campaigns/spring", { ...campaign, priority: 9 });
  await call(shop, "PUT", "/campaigns/summer", { ...campaign, id: "summer" });
  const versions = await call<CampaignVersion[]>(shop, "GET", "/campaigns/spring/versions");
  expect(versions.map(({ who, campaign: { priority } }) => [who, priority])).toEqual([
    ["Owner", 9],
    ["Owner", 1],
  ]);
  expect(await call(shop, "GET", "/campaigns/autumn/versions")).toEqual([]);
});

test("keeps at most fifty versions of one campaign, and all of another", async () => {
  const shop = await openShop();
  await call(shop, "PUT", "/campaigns/summer", { ...campaign, id: "summer" });
  for (let priority = 0; priority < 53; priority++)
    await call(shop, "PUT", "/campaigns/spring", { ...campaign, priority });
  const versions = await call<CampaignVersion[]>(shop, "GET", "/campaigns/spring/versions");
  expect(versions).toHaveLength(50);
  expect(versions[0]?.campaign.priority).toBe(52);
  expect(await call(shop, "GET", "/campaigns/summer/versions")).toHaveLength(1);
});

test("draws a draft that nobody has saved with a product of the shop", async () => {
  const shop = await openShop();
  const product = { id: "p1", name: "Fast Shoe", price: 9900, currency: "EUR", url: "/p/p1" };
  await call(shop, "POST", "/catalogue", {
    products: [{ ...product, categories: ["shoes"], inStock: true }],
  });
  const banner = { kind: "bar", title: { "*": "{product}" } };
  const { show } = await call<PictureView>(shop, "POST", "/picture", { locale: "de", banner });
  expect(show?.drawing).toMatchObject({ kind: "bar", title: "Fast Shoe" });
});

function often(value: number): object {
  return { audience: { fact: "purchases", is: "at-least", value } };
}

test("counts whom an audience fits among those who were really here", async () => {
  const shop = await openShop();
  for (let name = 0; name < 6; name++) await buys(shop, name, name < 2 ? 2 : 1);
  const reach = async (body: object) => call<ReachView>(shop, "POST", "/reach", body);
  expect(await reach({})).toEqual({ days: 7, visitors: 6, asked: 6, fit: 6 });
  expect(await reach(often(2))).toMatchObject({ visitors: 6, asked: 6, fit: 2 });
  expect(await reach(often(3))).toMatchObject({ asked: 6, fit: 0 });
});

test("a sample of many is the first by their ids, over all parts, with how many there are", async () => {
  const shop = await openShop();
  await siteOf(env, shop.site).putShards("operator", 2);
  const at = Date.now();
  const names = Array.from({ length: 12 }, (_, name) => object(`${shop.site}/${name}`));
  for (const [index, name] of names.entries())
    await censusOf(env, shop.site, index % 2).flush(name, flush(1, {}, { at }), []);
  const { visitors, some } = await seenSince(env, shop.site, at - 1, 5);
  expect(visitors).toBe(12);
  expect(some).toEqual(names.toSorted().slice(0, 5));
  expect((await seenSince(env, shop.site, at + 60_000, 5)).visitors).toBe(0);
});

test("tells what all of it had earned a week ago", async () => {
  const shop = await openShop();
  const site = siteOf(env, shop.site);
  const net = { total: 900, low: 100, high: 1700, units: 5, perUnit: 180, baseline: 50 };
  const weekAgo = async () => (await call<ProofView>(shop, "GET", "/proof")).weekAgo;
  await site.learn({}, net);
  expect(await weekAgo()).toBeNull();
  await runInDurableObject(site, (_: Site, { storage }) => {
    const old = JSON.stringify([{ at: Date.now() - 7 * 86_400_000, net }]);
    storage.sql.exec("UPDATE doc SET json = ? WHERE name = 'earned'", old);
  });
  expect(await weekAgo()).toEqual(net);
});
