import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { censusOf, sendOf, siteOf } from "../namespaces.ts";
import { Census } from "../objects/census.ts";
import { FeedDesk } from "../objects/site/catalogue/feed.ts";
import { flush, newShop, object } from "./support/census.ts";
import { FEED } from "./support/feed.ts";
import { openShop } from "./support/shop.ts";

// The runtime rings again after some seconds, and after six times never more: an alarm of its own is later.
const SOON_MS = 30_000;

const silent = new Error("This object is out of reach.");

afterEach(() => {
  vi.restoreAllMocks();
});

async function ringsAt(stub: DurableObjectStub): Promise<number> {
  return runInDurableObject(stub, async (_, { storage }) => (await storage.getAlarm()) ?? 0);
}

test("a collective send goes on once the census can be reached again, however long that takes", async () => {
  const { site } = await newShop();
  const reachable = { roster: { reachable: true } };
  await censusOf(env, site, 0).flush(object("ada"), flush(1, {}, reachable), []);
  const page = vi.spyOn(Census.prototype, "page").mockImplementation(() => {
    throw silent;
  });
  const send = sendOf(env, site, "all");
  await send.start(site, { kind: "collective", campaign: "all" }, true, { perMinute: 60_000 });
  await vi.waitFor(() => expect(page).toHaveBeenCalled(), 5000);
  await vi.waitFor(async () => {
    expect(await ringsAt(send)).toBeGreaterThan(Date.now() + SOON_MS);
  }, 5000);
  page.mockRestore();
  await runDurableObjectAlarm(send);
  expect(await send.read()).toMatchObject({ status: "done", looked: 1 });
}, 20_000);

test("a feed is read again after a reading that broke, however often it did", async () => {
  const { site } = await openShop();
  const read = vi.spyOn(FeedDesk.prototype, "read").mockRejectedValue(silent);
  const shop = siteOf(env, site);
  await shop.putFeed({ url: FEED, everyMinutes: 60 });
  await vi.waitFor(() => expect(read).toHaveBeenCalled(), 5000);
  await vi.waitFor(async () => {
    expect(await ringsAt(shop)).toBeGreaterThan(Date.now() + SOON_MS);
  }, 5000);
  await runDurableObjectAlarm(shop);
  expect(read).toHaveBeenCalledTimes(2);
}, 20_000);
