import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { siteOf } from "../namespaces.ts";
import { product, published, upload } from "./support/goods.ts";
import { openShop } from "./support/shop.ts";

describe("a catalogue", () => {
  test("is published in pieces that only hold what changed", async () => {
    const shop = await openShop();
    await upload(shop, { products: [product("a"), product("b")], articles: [] });
    const first = await published(shop);
    await upload(shop, { products: [product("a"), product("c", { price: 500 })], remove: ["b"] });
    const { segments } = await siteOf(env, shop.site).catalogueManifest();
    expect(segments).toHaveLength(2);
    const piece = await siteOf(env, shop.site).catalogueSegment(segments[1] ?? { number: 0 });
    expect(piece).toMatchObject({ removedProducts: ["b"], products: [{ id: "c" }] });
    const second = await published(shop, first);
    expect([...second.products.keys()]).toEqual(["a", "c"]);
    expect(second.products.get("a")).toBe(first.products.get("a"));
    expect([...(await published(shop)).products.keys()]).toEqual(["a", "c"]);
  });

  test("keeps its version when the same is uploaded again", async () => {
    const shop = await openShop();
    await upload(shop, { products: [product("a")] });
    const before = await siteOf(env, shop.site).versions();
    await upload(shop, { products: [product("a")], remove: ["unknown"] });
    expect(await siteOf(env, shop.site).versions()).toEqual(before);
  });

  test("is written anew once it lies in too many pieces, and reads the same", async () => {
    const shop = await openShop();
    const ids = Array.from({ length: 40 }, (_, number) => `p${number}`);
    for (const id of ids) await upload(shop, { products: [product(id)] });
    await upload(shop, {
      remove: ids.slice(0, 10),
      articles: [{ id: "g", title: "G", url: "/g" }],
    });
    const { segments } = await siteOf(env, shop.site).catalogueManifest();
    expect(segments.length).toBeLessThan(20);
    const catalogue = await published(shop);
    expect([...catalogue.products.keys()].toSorted()).toEqual(ids.slice(10).toSorted());
    expect(catalogue.articles.size).toBe(1);
  });

  test("does not remember for good what was once taken out of it", async () => {
    const shop = await openShop();
    for (let day = 0; day < 40; day++)
      await upload(shop, { products: [product(`new-${day}`)], remove: [`new-${day - 1}`] });
    const kept = await runInDurableObject(siteOf(env, shop.site), (_, { storage }) =>
      storage.sql.exec("SELECT id FROM removal").toArray(),
    );
    expect(kept.length).toBeLessThan(20);
    expect([...(await published(shop)).products.keys()]).toEqual(["new-39"]);
  });

  test("that KV does not have yet is read from the shop itself", async () => {
    const shop = await openShop();
    await upload(shop, { products: [product("a")] });
    for (const { name } of (await env.SNAPSHOTS.list({ prefix: `catalogue/${shop.site}/` })).keys)
      await env.SNAPSHOTS.delete(name);
    expect([...(await published(shop)).products.keys()]).toEqual(["a"]);
  });

  test("knows the lowest price of 30 days, and tells what became cheaper or is back", async () => {
    const shop = await openShop();
    await upload(shop, { products: [product("a"), product("b", { inStock: false })] });
    const before = (await siteOf(env, shop.site).versions())?.catalogue ?? 0;
    await upload(shop, { products: [product("a", { price: 800 }), product("b")] });
    expect((await published(shop)).products.get("a")).toMatchObject({ price: 800, lowest30: 1000 });
    expect(await siteOf(env, shop.site).catalogueChanges(before)).toEqual([
      { version: before + 1, kind: "back-in-stock", id: "b" },
      { version: before + 1, kind: "price-drop", id: "a" },
    ]);
  });

  test("knows the former prices of each market that has its own", async () => {
    const shop = await openShop();
    const [market] = (await siteOf(env, shop.site).settings())?.markets ?? [];
    const own = (price: number) => product("a", { prices: { [market?.id ?? ""]: price } });
    await upload(shop, { products: [own(5000)] });
    const before = (await siteOf(env, shop.site).versions())?.catalogue ?? 0;
    await upload(shop, { products: [own(4500)] });
    expect(await siteOf(env, shop.site).catalogueChanges(before)).toEqual([
      { version: before + 1, kind: "price-drop", market: market?.id, id: "a" },
    ]);
  });

  test("that was entered but not published before a kill is published by the next change", async () => {
    const shop = await openShop();
    await upload(shop, { products: [product("a")] });
    const halfway = siteOf(env, shop.site)
      .putCatalogue({ products: [product("b")] })
      .catch(() => null);
    await abortAllDurableObjects();
    await halfway;
    await upload(shop, { products: [product("c")] });
    const { products } = await published(shop);
    const kept = await siteOf(env, shop.site).products("", 10);
    expect([...products.keys()].toSorted()).toEqual(kept.map(({ id }) => id));
  });
});
