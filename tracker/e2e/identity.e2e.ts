import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "#e2e/chromium.ts";
import { until } from "#e2e/until.ts";
import { type Collector, shopPage, startCollector } from "./support/collector.ts";

let collector: Collector;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  collector = await startCollector();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await collector.close();
});
beforeEach(async () => {
  collector.forget();
  collector.pages.set("/", shopPage(collector.edge, "<h1>Shop</h1>"));
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(() => context.close());

async function open(query = ""): Promise<void> {
  await page.goto(`${collector.shop}/${query}`);
  await page.waitForFunction(() => window.edgewise?.on);
}
const say = (kind: string): Promise<void> =>
  page.evaluate((name) => window.edgewise?.(name, { name: "said" }), kind);

const marks = () => collector.batches.map((batch) => batch.page["staff"]);

function having(fact: Readonly<Record<string, string>>): unknown {
  return expect.arrayContaining([expect.objectContaining(fact)]);
}

test("who logs out is somebody else from the next fact on, whatever is still under way", async () => {
  await open();
  await say("custom");
  await page.waitForFunction(() => localStorage["edgewise"]?.includes("visitor-1"));
  await page.evaluate(() => {
    window.edgewise?.("custom", { name: "under-way" });
    window.edgewise?.("logout");
    window.edgewise?.("custom", { name: "after" });
  });
  await until(() => collector.of("custom").length === 3);
  const told = collector.batches.map(({ visitor, events }) => ({ visitor, events }));
  expect(told).toContainEqual({ visitor: "visitor-1", events: having({ name: "under-way" }) });
  expect(told).toContainEqual({ visitor: "visitor-1", events: having({ kind: "logout" }) });
  expect(told).toContainEqual({ visitor: undefined, events: having({ name: "after" }) });
});

test("the shop's link for its own people marks this browser until the other one is opened", async () => {
  await open("?ew_staff=token-of-the-shop");
  await page.waitForFunction(() => localStorage["ew_staff"]);
  await say("custom");
  await until(() => collector.of("custom").length === 1);
  await open();
  await page.waitForTimeout(500);
  await say("custom");
  await until(() => collector.of("custom").length === 2);
  expect(marks().filter(Boolean)).toContain("token-of-the-shop");
  expect(marks().at(-1)).toBe("token-of-the-shop");
  await open("?ew_staff=off");
  await page.waitForFunction(() => localStorage["ew_staff"] === "");
  await say("custom");
  await until(() => collector.of("custom").length === 3);
  expect(marks().at(-1)).toBeUndefined();
});
