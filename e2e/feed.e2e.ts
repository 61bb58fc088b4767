import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { type FeedLine, type ShopFeed, startShopFeed } from "#e2e/shop-feed.ts";
import { until } from "#e2e/until.ts";
import type { FeedHealth, HealthView } from "#protocol/health.ts";
import type { Product } from "#protocol/product.ts";

/** `npm run proof:feed` reads a hundred thousand. */
const SIZE = Number(process.env["PRODUCTS"] ?? 3000);

let feed: ShopFeed;
let running: RunningEdge;

beforeAll(async () => {
  feed = await startShopFeed();
  running = await startEdge({ pushHosts: [feed.host] });
});

afterAll(async () => {
  await running?.stop();
  await feed?.close();
});

function lines(count: number, euros = 20): readonly FeedLine[] {
  return Array.from({ length: count }, (_, index) => ({ id: `f${index}`, euros }));
}

function read(): Promise<FeedHealth> {
  return running.admin("POST", "/feed/read");
}

async function products(): Promise<ReadonlyMap<string, Product>> {
  const all = new Map<string, Product>();
  for (let after: string | null = ""; after !== null;) {
    const page: { products: readonly Product[]; next: string | null } = await running.admin(
      "GET",
      `/catalogue?after=${after}`,
    );
    for (const product of page.products) all.set(product.id, product);
    after = page.next;
  }
  return all;
}

test(
  "a packed feed of a real web server is read in pieces, and an unchanged one costs one request",
  { timeout: 600_000 },
  async () => {
    feed.sell(lines(SIZE));
    const begin = performance.now();
    await running.admin("PUT", "/feed", { url: feed.url, everyMinutes: 60 });
    const first = await until(async () => {
      const { catalogue } = await running.admin<HealthView>("GET", "/health");
      return catalogue.feed?.outcome === "waiting" ? null : catalogue.feed;
    }, 600_000);
    expect(first).toMatchObject({ outcome: "read", products: SIZE, unusable: 0 });
    const firstMs = performance.now() - begin;
    const again = performance.now();
    expect(await read()).toMatchObject({ outcome: "not-modified", products: SIZE });
    const unchangedMs = performance.now() - again;
    expect(feed.answered).toEqual({ 200: 1, 304: 1 });
    process.stdout.write(
      `feed: ${SIZE} products first ${Math.round(firstMs)} ms, unchanged ${Math.round(unchangedMs)} ms\n`,
    );
    const sold = await products();
    expect(sold.get("f7")).toMatchObject({
      name: "Laufschuh f7 <breit>",
      price: 2000,
      currency: "EUR",
      url: "https://shop.example/p/f7?ref=feed&c=1",
      categories: ["Shoes", "Road"],
    });
  },
);

test("what became cheaper keeps its lowest former price, and what is gone or sold out is so at once", async () => {
  feed.sell([
    ...lines(SIZE - 1).slice(2),
    { id: "f0", euros: 15 },
    { id: "f1", euros: 20, inStock: false },
  ]);
  expect(await read()).toMatchObject({ outcome: "read", changed: 2, gone: 1 });
  const sold = await products();
  expect(sold.get("f0")).toMatchObject({ price: 1500, lowest30: 2000 });
  expect(sold.get("f1")).toMatchObject({ inStock: false });
  expect(sold.has(`f${SIZE - 1}`)).toBe(false);
});

test("a connection that breaks in the middle removes nothing, and the shop is told", async () => {
  feed.sell(lines(SIZE - 1, 30));
  feed.become("cut");
  expect(["incomplete", "unreachable"]).toContain((await read()).outcome);
  expect(await running.admin<HealthView>("GET", "/health")).toMatchObject({
    alerts: ["feed-fails"],
  });
  expect((await products()).has(`f${SIZE - 2}`)).toBe(true);
  feed.become("fine");
  expect(await read()).toMatchObject({ outcome: "read", gone: 0 });
  expect(await running.admin<HealthView>("GET", "/health")).toMatchObject({ alerts: [] });
});

test("a redirect is followed on the shop's own host and refused towards an inner address", async () => {
  feed.sell(lines(SIZE - 1, 31));
  feed.become("moved");
  expect(await read()).toMatchObject({ outcome: "read" });
  feed.sell(lines(SIZE - 1, 32));
  feed.become("moved-inside");
  expect(await read()).toMatchObject({ outcome: "refused-address" });
  feed.become("down");
  expect(await read()).toMatchObject({ outcome: "bad-status" });
});
