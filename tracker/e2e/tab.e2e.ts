import type { Browser, Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchHideableChromium } from "#e2e/chromium.ts";
import { until } from "#e2e/until.ts";
import { type Collector, shopPage, startCollector } from "./support/collector.ts";
import { launchUndriven } from "./support/discards.ts";
import { pass } from "./support/pass.ts";

let collector: Collector;
let browser: Browser;

beforeAll(async () => {
  collector = await startCollector();
});
afterAll(() => collector.close());
beforeEach(async () => {
  collector.forget();
  collector.pages.set("/", shopPage(collector.edge, "<h1>Shop</h1>"));
  collector.pages.set("/next", shopPage(collector.edge, "<h1>Next</h1>"));
  browser = await launchHideableChromium();
});
afterEach(() => browser.close());

async function open(path = "/"): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(collector.shop + path);
  await page.waitForFunction(() => window.edgewise?.on);
  return page;
}
const views = (): number => collector.of("page_view").length;
const names = (): unknown[] => collector.of("custom").map(({ name }) => name);
const engagedMs = (): number =>
  collector
    .of("dwell")
    .filter(({ subject }) => subject === "page")
    .reduce((sum, dwell) => sum + dwell.engagedMs, 0);

/** Kills the renderer, as a page does that runs out of memory. */
async function crash(page: Page): Promise<void> {
  const client = await page.createCDPSession();
  // It has nobody left to answer.
  client.send("Page.crash").catch(() => {});
  await pass(500);
}

test("a tab that the browser discards has told all, and is one more view when it comes back", async () => {
  const says = `setTimeout(()=>edgewise("filter",{name:"size",value:"42"}),1500);
    setTimeout(()=>edgewise("custom",{name:document.wasDiscarded?"back":"first"}),1000)`;
  collector.pages.set("/", shopPage(collector.edge, "<h1>Shop</h1>", `<script>${says}</script>`));
  const undriven = await launchUndriven();
  try {
    await undriven.open(`${collector.shop}/`);
    await until(() => names().length === 1);
    await pass(1000);
    expect(collector.of("filter"), "it waits for its batch").toHaveLength(0);
    await undriven.cover();
    await until(() => collector.of("filter")[0]);
    await undriven.discard("A shop");
    await undriven.load("A shop");
    await until(() => names().length === 2);
  } finally {
    await undriven.close();
  }
  expect(names()).toEqual(["first", "back"]);
  expect(views()).toBe(2);
  expect(collector.of("filter")).toHaveLength(1);
  expect(engagedMs()).toBeLessThan(4500);
});

test("a page that crashes has told what mattered, and nothing twice", async () => {
  const page = await open();
  await page.evaluate(() => window.edgewise?.("cart_add", { item: { id: "A1" }, quantity: 1 }));
  await pass(50);
  await crash(page);
  const next = await open("/next");
  await next.evaluate(() => window.edgewise?.("custom", { name: "after" }));
  await until(() => names().length === 1);
  expect(collector.of("cart_add")).toMatchObject([{ item: { id: "A1" } }]);
  expect(views()).toBe(2);
  expect(collector.batches).toHaveLength(2);
});

test("a page that crashes while offline has kept what it could not send", async () => {
  const page = await open();
  await page.waitForFunction(() => performance.getEntriesByType("resource").length > 1);
  await page.setOfflineMode(true);
  await page.evaluate(() => window.edgewise?.("custom", { name: "kept" }));
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => /:/.test(name)));
  await crash(page);
  expect(names()).toEqual([]);
  await open("/next");
  await until(() => names().length === 1, 15_000);
  await pass(500);
  expect(names()).toEqual(["kept"]);
});

test("a page that the browser freezes counts no time until it thaws", async () => {
  const page = await open();
  const client = await page.createCDPSession();
  await pass(1500);
  await client.send("Page.setWebLifecycleState", { state: "frozen" });
  await pass(6000);
  await client.send("Page.setWebLifecycleState", { state: "active" });
  await page.evaluate(() => window.edgewise?.("custom", { name: "thawed" }));
  await until(() => names().length === 1);
  expect(engagedMs()).toBeGreaterThan(1000);
  expect(engagedMs()).toBeLessThan(5500);
});
