import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { middleOf } from "../domain/persona/probability/outcomes.ts";
import { censusOf, siteOf } from "../namespaces.ts";
import type { StoryView } from "#protocol/story.ts";
import { flush, object } from "./support/census.ts";
import { call, openShop, report, type TestShop } from "./support/shop.ts";

const TAB = "learning-tab-of-the-test-0001";

async function probabilityOf(shop: TestShop, visitor: string): Promise<number> {
  const { understanding } = await call<StoryView>(shop, "GET", `/visitors/${visitor}`);
  return understanding.purchaseProbability;
}

/** A shop in which nearly every visit ends with an order, whatever was predicted. */
async function sell(shop: TestShop): Promise<void> {
  const counts: Record<string, number> = {};
  for (let bin = 0; middleOf(bin) < 3; bin++) {
    counts[`predicted/browsing/${bin}/bought`] = 90;
    counts[`predicted/browsing/${bin}/left`] = 10;
  }
  await censusOf(env, shop.site, 0).flush(object("seller"), flush(1, counts), []);
}

test("what visits of a shop came to changes how probable a purchase is taken to be there", async () => {
  const shop = await openShop();
  const { visitor = "" } = await report(shop, {
    tab: TAB,
    number: 1,
    events: [{ kind: "search", query: "shoes", agoMs: 0 }],
  });
  const before = await probabilityOf(shop, visitor);
  await sell(shop);
  const settings = await siteOf(env, shop.site).settings();
  if (!settings) throw new Error("The shop is open.");
  const version = await siteOf(env, shop.site).putSettings("Owner", settings);
  const snapshot = await siteOf(env, shop.site).snapshot(version);
  expect(snapshot?.learnt?.["predicted/browsing/7/bought"]).toBe(90);
  // Isolates look for a new version every ten seconds.
  await expect
    .poll(() => probabilityOf(shop, visitor), { timeout: 20_000, interval: 1000 })
    .not.toBe(before);
  expect(await probabilityOf(shop, visitor)).toBeGreaterThan(0.7);
}, 30_000);

test("a shop that nobody publishes learns all the same, but not from nothing", async () => {
  const shop = await openShop();
  await sell(shop);
  // The shop looks at its census once an hour.
  vi.useFakeTimers({ now: Date.now() + 3_600_001, toFake: ["Date"] });
  await expect
    .poll(
      async () => {
        const versions = await siteOf(env, shop.site).versions();
        return versions && (await siteOf(env, shop.site).snapshot(versions.snapshot))?.learnt;
      },
      { timeout: 10_000 },
    )
    .toMatchObject({ "predicted/browsing/3/left": 10 });
  const after = await siteOf(env, shop.site).versions();
  expect(after?.snapshot).toBe(2);
  vi.useRealTimers();
});
