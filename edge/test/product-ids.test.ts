import { env } from "cloudflare:workers";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { IdsView } from "#protocol/health.ts";
import { noteLooks } from "../looks.ts";
import { siteOf } from "../namespaces.ts";
import { FEED, serve, table } from "./support/feed.ts";
import { product, published, upload } from "./support/goods.ts";
import { call, openShop, ORIGIN, report, type TestShop } from "./support/shop.ts";

let running: ReturnType<typeof serve> | null = null;
afterEach(() => {
  running?.stop();
  running = null;
});

function looked(
  { site }: TestShop,
  unknown: readonly { readonly id: string; readonly visitor: string }[],
  known = 0,
) {
  return siteOf(env, site).looked({ known, unknown });
}

describe("ids that pages use", () => {
  const onlooker = { visitor: "v", origin: ORIGIN, page: { path: "/" } };

  test("are matched by rules, mended by hand, and missed ones raise an alert", async () => {
    const shop = await openShop();
    await upload(shop, { products: [product("shopify_DE_1_2"), product("real")] });
    running = serve(() =>
      table([
        ["shopify_DE_1_2", "10 EUR"],
        ["real", "10 EUR"],
      ]),
    );
    await siteOf(env, shop.site).putFeed({ url: FEED, everyMinutes: 60 });
    await siteOf(env, shop.site).readFeed();
    await looked(
      shop,
      [
        { id: "2", visitor: "a" },
        { id: "alien", visitor: "a" },
      ],
      8,
    );
    const before = await call<IdsView>(shop, "GET", "/catalogue/ids");
    expect(before).toMatchObject({
      seen: 2,
      matched: 1,
      share: 0.9,
      byRule: { platform: 1 },
      unmatched: [{ id: "alien", looks: 1 }],
    });
    expect(await call(shop, "GET", "/health")).toMatchObject({ alerts: ["ids-unmatched"] });
    await call(shop, "PUT", "/catalogue/ids", { byHand: { alien: "real" } });
    const { aliases } = await published(shop);
    expect(Object.fromEntries(aliases ?? [])).toEqual({ "2": "shopify_DE_1_2", alien: "real" });
  });

  test("fill gaps of the catalogue once enough visitors agree, and never override it", async () => {
    const shop = await openShop();
    const said = {
      name: "New",
      price: 1500,
      currency: "EUR",
      url: `${ORIGIN}/p/new`,
    };
    for (const visitor of ["a", "b"]) await looked(shop, [{ id: "new", visitor, ...said }]);
    expect((await published(shop)).products.size).toBe(0);
    await looked(shop, [{ id: "new", visitor: "c", ...said }]);
    expect((await published(shop)).products.get("new")).toMatchObject({ name: "New", price: 1500 });
    await upload(shop, { products: [product("new", { price: 1400 })] });
    for (const visitor of ["a", "b", "c"]) await looked(shop, [{ id: "new", visitor, ...said }]);
    expect((await published(shop)).products.get("new")).toMatchObject({ price: 1400 });
  });

  test("are noted where visits come in", async () => {
    const shop = await openShop();
    const now = Date.now();
    const catalogue = await published(shop);
    const placed = [
      {
        event: {
          kind: "product_view" as const,
          agoMs: 0,
          item: { id: "x", price: 9, currency: "EUR" },
        },
        at: now,
        order: "t/1/0",
      },
    ];
    vi.setSystemTime(now);
    expect(noteLooks(shop.site, placed, catalogue, onlooker)).toBeNull();
    vi.setSystemTime(now + 11_000);
    const told = noteLooks(shop.site, placed, catalogue, {
      ...onlooker,
      page: { path: "/p/x?y=1", product: "x" },
    });
    vi.useRealTimers();
    expect(told).toMatchObject({
      known: 0,
      unknown: [
        { id: "x", price: 900 },
        { id: "x", url: `${ORIGIN}/p/x` },
      ],
    });
    expect(await report(shop, { tab: "t".repeat(22), number: 1, events: [] })).toBeDefined();
  });
});
