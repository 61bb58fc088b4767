import { abortAllDurableObjects, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test, vi } from "vitest";
import type { ItemSequence } from "#protocol/counts.ts";
import type { Show } from "#protocol/decision.ts";
import type { ModelHealth } from "#protocol/health.ts";
import { load } from "../domain/recommend/load.ts";
import { newSiteId } from "../tokens/ids.ts";
import { fetchModel, modelOf } from "../published/models.ts";
import { modelKey } from "../published/model-key.ts";
import { recommenderOf, siteOf } from "../namespaces.ts";
import { call, openShop, report } from "./support/shop.ts";

const HOUR = 3_600_000;

function visit(at: number, ...ids: readonly string[]): ItemSequence {
  return { at, items: ids.map((id) => ({ id, bought: false })) };
}

function look(...ids: readonly string[]) {
  return ids.map((id, index) => ({
    kind: "product_view",
    agoMs: (ids.length - index) * 1000,
    item: { id },
  }));
}

describe("the recommender", () => {
  test("takes a visit once, however often it is sent and whatever happens between", async () => {
    const { site } = await openShop();
    const at = Date.now() - HOUR;
    const recommender = () => recommenderOf(env, site);
    await recommender().take(site, "a", [visit(at, "x", "y")]);
    await recommender().take(site, "a", [visit(at, "x", "y"), visit(at + 1, "x", "z")]);
    await abortAllDurableObjects();
    await recommender().take(site, "a", [visit(at, "x", "y")]);
    await recommender().take(site, "b", [visit(at, "x", "y")]);
    expect(await recommender().health()).toMatchObject({ kept: 3, fresh: 3 });
    expect(await recommender().rebuild()).toMatchObject({ visits: 3, items: 3, fresh: 0 });
    await recommender().take(site, "a", [visit(at, "x", "y")]);
    expect(await recommender().health()).toMatchObject({ kept: 3, fresh: 0 });
  });

  test("lets nothing in that is older than what it keeps", async () => {
    const { site } = await openShop();
    await recommenderOf(env, site).take(site, "a", [visit(Date.now() - 200 * 24 * HOUR, "x", "y")]);
    expect(await recommenderOf(env, site).health()).toMatchObject({ kept: 0 });
  });

  test("forgets an erased visitor's visits", async () => {
    const { site } = await openShop();
    const at = Date.now() - HOUR;
    await recommenderOf(env, site).take(site, "a", [visit(at, "x", "y")]);
    await recommenderOf(env, site).take(site, "b", [visit(at, "x", "y")]);
    await recommenderOf(env, site).forget("a");
    expect(await recommenderOf(env, site).health()).toMatchObject({ kept: 1 });
  });

  test("builds by itself once something came in, and never publishes a version twice", async () => {
    const { site } = await openShop();
    const stub = recommenderOf(env, site);
    await stub.take(site, "a", [visit(Date.now() - HOUR, "x", "y")]);
    await vi.waitFor(async () =>
      expect(await stub.health()).toMatchObject({ version: 1, visits: 1, fresh: 0 }),
    );
    expect(await siteOf(env, site).versions()).toMatchObject({ model: 1 });
    const published = await env.SNAPSHOTS.get(modelKey(site, 1), "arrayBuffer");
    expect(load(published ?? new ArrayBuffer(0))).toMatchObject({ kind: "ready", visits: 1 });
    expect(await stub.rebuild()).toMatchObject({ version: 2 });
  });
});

describe("a published model", () => {
  test("is asked for by its shop only, and swapped whole", async () => {
    const site = await newSiteId(env);
    const { site: other } = await openShop();
    await recommenderOf(env, other).take(other, "a", [visit(Date.now() - HOUR, "x", "y")]);
    await recommenderOf(env, other).rebuild();
    await fetchModel(env, other, 1);
    expect(modelOf(other)).toMatchObject({ version: 1 });
    expect(modelOf(site)).toBeNull();
  });

  test("that is broken leaves the old one serving, shows in health, and is made anew", async () => {
    const shop = await openShop();
    const stub = recommenderOf(env, shop.site);
    const at = Date.now() - HOUR;
    await stub.take(shop.site, "a", [visit(at, "x", "y")]);
    await stub.rebuild();
    await fetchModel(env, shop.site, 1);
    await stub.take(shop.site, "a", [visit(at + 1, "x", "z")]);
    await stub.rebuild();
    const key = modelKey(shop.site, 2);
    const published = await env.SNAPSHOTS.get(key, "arrayBuffer");
    const bytes = new Uint8Array(published ?? new ArrayBuffer(0));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await env.SNAPSHOTS.put(key, bytes.buffer);
    await fetchModel(env, shop.site, 2);
    expect(modelOf(shop.site)).toMatchObject({ version: 1, model: { visits: 1 } });
    const health = await call(shop, "GET", "/health");
    expect(health).toMatchObject({ model: { broken: { version: 2, reason: "wrong-checksum" } } });
    // It has something to do again without any new visit.
    expect(await runDurableObjectAlarm(stub)).toBe(true);
    await fetchModel(env, shop.site, 3);
    expect(modelOf(shop.site)).toMatchObject({ version: 3, model: { visits: 2 } });
  });
});

test("what visitors looked at changes what the next one is shown", async () => {
  const shop = await openShop();
  const titles = ["anchor", "neighbour", "other-1", "other-2", "other-3"];
  await call(shop, "POST", "/catalogue", {
    products: titles.map((id) => ({
      id,
      name: id,
      price: 1000,
      currency: "EUR",
      categories: ["things"],
      url: `/p/${id}`,
      inStock: true,
    })),
  });
  await call(shop, "PUT", "/campaigns/list", {
    id: "list",
    name: "List",
    status: "live",
    trigger: { kind: "page" },
    goal: { kind: "none" },
    priority: 50,
    reentryDays: 0,
    steps: [
      {
        kind: "show",
        variants: [
          {
            id: "one",
            share: 1,
            banner: {
              kind: "recommendations",
              slot: "product",
              title: { "*": "For you" },
              source: "for-you",
              count: 1,
            },
          },
        ],
      },
    ],
  });
  for (let number = 0; number < 6; number++) {
    // Two visits a day apart: the second one ends the first.
    const who = `visitor-${number}-`.padEnd(22, "x");
    await report(shop, {
      tab: who,
      number: 1,
      heldMs: 24 * HOUR,
      leaving: true,
      events: look("other-1", "anchor", "neighbour"),
    });
    await report(shop, { tab: who, number: 2, leaving: true, events: look("anchor") });
  }
  // Visitors tell of themselves after some seconds; their own alarms do it.
  await vi.waitFor(
    async () => expect(await recommenderOf(env, shop.site).health()).toMatchObject({ kept: 6 }),
    { timeout: 15_000, interval: 200 },
  );
  const built = await call<ModelHealth>(shop, "POST", "/model");
  expect(built).toMatchObject({ visits: 6, fresh: 0 });
  await fetchModel(env, shop.site, built.version);

  const answer = await report(shop, {
    tab: "the-next-visitor".padEnd(22, "x"),
    number: 1,
    events: [{ kind: "page_view", agoMs: 0 }, ...look("anchor")],
    page: { path: "/p/anchor", product: "anchor", slots: ["product"] },
  });
  const [show]: readonly (Show | undefined)[] = answer.shows;
  expect(show?.drawing.cards?.map(({ id }) => id)).toEqual(["neighbour"]);
  const decisions = await call(shop, "GET", `/visitors/${answer.visitor}/decisions`);
  expect(JSON.stringify(decisions)).toContain("neighbour (from like visits)");
}, 30_000);
