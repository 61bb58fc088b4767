import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { addCounts } from "#protocol/counts.ts";
import { readBuckets } from "../census-reader.ts";
import { visitorOf } from "../namespaces.ts";
import { Site } from "../objects/site.ts";
import { openShop, report } from "./support/shop.ts";

const purchase = { kind: "purchase", agoMs: 0, order: "o1", value: 20, currency: "EUR", lines: [] };

test("a wake that only tells the counters leaves the shop's object in peace", async () => {
  const { site } = await openShop();
  const tab = "tab-of-the-quiet-wake-test";
  const view = { kind: "product_view", agoMs: 0, item: { id: "shoe" } };
  const { visitor = "" } = await report({ site, token: "" }, { tab, number: 1, events: [view] });
  const asked = vi.spyOn(Site.prototype, "versions");
  // A purchase is told at once, by the visitor's own alarm.
  await report({ site, token: "" }, { tab, visitor, number: 2, events: [purchase] });
  await runDurableObjectAlarm(visitorOf(env, site, visitor));
  await vi.waitFor(async () => {
    const days = await readBuckets(env, site, { from: 0, until: Date.now() * 2, step: "day" });
    expect(days.map(({ counts }) => counts).reduce(addCounts, {})).toMatchObject({ orders: 1 });
  });
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});
