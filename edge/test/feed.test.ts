import { env } from "cloudflare:workers";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { FeedHealth, HealthView } from "#protocol/health.ts";
import { siteOf } from "../namespaces.ts";
import { FEED, serve, table } from "./support/feed.ts";
import { product, published, upload } from "./support/goods.ts";
import { call, openShop } from "./support/shop.ts";

let running: ReturnType<typeof serve> | null = null;
afterEach(() => {
  running?.stop();
  running = null;
});

describe("a feed", () => {
  test("is read when it is set, gone products go, and an unchanged one costs one request", async () => {
    const shop = await openShop();
    let text = table([
      ["a", "10 EUR"],
      ["b", "20 EUR"],
      ["c", "30 EUR"],
    ]);
    const headers = { etag: '"1"' };
    running = serve(() => text, headers);
    await call(shop, "PUT", "/feed", { url: FEED });
    await vi.waitFor(async () =>
      expect(await call<HealthView>(shop, "GET", "/health")).toMatchObject({
        catalogue: { feed: { outcome: "read", products: 3 } },
        alerts: [],
      }),
    );
    expect(await call(shop, "POST", "/feed/read")).toMatchObject({ outcome: "not-modified" });
    headers.etag = '"2"';
    text = table([
      ["a", "8 EUR"],
      ["b", "20 EUR"],
    ]);
    expect(await call(shop, "POST", "/feed/read")).toMatchObject({ changed: 1, gone: 1 });
    const { products } = await published(shop);
    expect([...products.keys()]).toEqual(["a", "b"]);
    expect(products.get("a")).toMatchObject({ price: 800, lowest30: 1000 });
  });

  test("may be packed, and keeps what only the shop has told", async () => {
    const shop = await openShop();
    await upload(shop, { products: [product("a", { accessories: ["b"], tags: ["old"] })] });
    const packed = new Response(
      new Blob([table([["a", "9 EUR"]])]).stream().pipeThrough(new CompressionStream("gzip")),
    );
    const bytes = await packed.arrayBuffer();
    running = serve(() => bytes);
    await siteOf(env, shop.site).putFeed({ url: FEED, everyMinutes: 60 });
    await siteOf(env, shop.site).readFeed();
    const found = (await published(shop)).products.get("a");
    expect(found).toMatchObject({ price: 900, accessories: ["b"] });
    expect(found?.tags).toBeUndefined();
  });

  test("that loses most of its products at once is believed the second time only", async () => {
    const shop = await openShop();
    const many = Array.from({ length: 40 }, (_, id) => [`p${id}`, "10 EUR"] as const);
    let text = table(many);
    running = serve(() => text);
    await siteOf(env, shop.site).putFeed({ url: FEED, everyMinutes: 60 });
    await siteOf(env, shop.site).readFeed();
    text = table(many.slice(0, 5));
    expect(await call(shop, "POST", "/feed/read")).toMatchObject({ outcome: "shrank", gone: 0 });
    expect(await call(shop, "GET", "/health")).toMatchObject({ alerts: ["feed-fails"] });
    expect((await published(shop)).products.size).toBe(40);
    expect(await call(shop, "POST", "/feed/read")).toMatchObject({ outcome: "read", gone: 35 });
    expect((await published(shop)).products.size).toBe(5);
  });

  test.each([
    ["https://127.0.0.1/feed.xml", "refused-address"],
    ["https://intranet/feed.xml", "refused-address"],
    ["http://feeds.example/feed.xml", "refused-address"],
  ])("at %s is %s", async (url, outcome) => {
    const shop = await openShop();
    await siteOf(env, shop.site).putFeed({ url, everyMinutes: 60 });
    expect(await call<FeedHealth>(shop, "POST", "/feed/read")).toMatchObject({ outcome });
  });
});
