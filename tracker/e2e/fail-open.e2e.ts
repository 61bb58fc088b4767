import { readFile } from "node:fs/promises";
import type { Page, Route } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { until } from "#e2e/until.ts";
import { shopPage } from "./support/collector.ts";
import { pass } from "./support/pass.ts";
import { browser, collector, context, page, visitShop } from "./support/visit.ts";

const SHOP = `<h1>Shop</h1><button onclick="this.textContent='In the cart'">Add</button>`;
const TRIES = 6;
const STEP_MS = 2000;
visitShop({ pages: { "/": SHOP } });

/** What the page complains about, but for the browser's own notes on what it could not fetch. */
let complaints: string[];

beforeEach(() => {
  complaints = [];
  page.on("console", (message) => {
    if (!message.text().startsWith("Failed to load resource")) complaints.push(message.text());
  });
  page.on("pageerror", ({ message }) => complaints.push(message));
});

/** What the shop's own button says when it is pressed. */
async function pressed(): Promise<string | null> {
  await page.click("button");
  return page.textContent("button");
}

const open = async (): Promise<void> => {
  await page.goto(`${collector.shop}/`);
  await page.waitForFunction(() => window.edgewise?.on);
};
const tell = (name: string): Promise<void> =>
  page.evaluate((said) => window.edgewise?.("custom", { name: said }), name);

test.each<[string, (route: Route) => Promise<void>]>([
  ["is down", (route) => route.abort("connectionrefused")],
  ["is blocked", (route) => route.abort("blockedbyclient")],
  ["answers with an error", (route) => route.fulfill({ status: 503, body: "" })],
  [
    "is somebody else's page",
    (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Wi-Fi</h1>" }),
  ],
])("where the whole edge %s, the shop works as without it", async (_, fails) => {
  await page.route(`${collector.edge}/**`, fails);
  // Commands that the shop's own pages give are just never heard.
  await page.addInitScript("edgewise=(...call)=>edgewise.q.push(call);edgewise.q=[]");
  await page.goto(`${collector.shop}/`);
  await page.evaluate(() => window.edgewise?.("cart_add", { item: { id: "A1" }, quantity: 1 }));
  await pass(300);
  // A page of HTML instead of the script is the browser's own complaint, about the address.
  complaints = complaints.filter((said) => !said.includes("Unexpected token '<'"));
  expect(await pressed()).toBe("In the cart");
  expect(complaints).toEqual([]);
});

test("a script that takes its time keeps no shop waiting", async () => {
  await page.route(`${collector.edge}/t/**`, async (route) => {
    await pass(6000);
    await route.continue();
  });
  const begin = performance.now();
  await page.goto(`${collector.shop}/`, { waitUntil: "domcontentloaded" });
  expect(performance.now() - begin).toBeLessThan(5000);
  expect(await pressed()).toBe("In the cart");
  expect(complaints).toEqual([]);
  await page.waitForFunction(() => window.edgewise?.on);
});

test("mixed content and a policy that forbids the edge are the browser's business, not the shop's", async () => {
  const html = shopPage("http://edge.example", SHOP).html;
  await page.route("https://shop.example/", (route) =>
    route.fulfill({ contentType: "text/html", body: html }),
  );
  await page.goto("https://shop.example/");
  complaints = complaints.filter((said) => !said.startsWith("Mixed Content"));
  expect(await pressed()).toBe("In the cart");
  expect(complaints).toEqual([]);
  const headers = { "Content-Security-Policy": "script-src 'unsafe-inline'" };
  collector.pages.set("/", { ...shopPage(collector.edge, SHOP), headers });
  await page.goto(`${collector.shop}/`);
  complaints = complaints.filter((said) => !said.includes("Content Security Policy"));
  expect(await pressed()).toBe("In the cart");
  expect(complaints).toEqual([]);
  expect(collector.batches).toEqual([]);
});

/** Lets the page's clock run in steps while the answers come in real time; the moments at which it asked, by that clock. */
async function asked(visitor: Page, steps: number, stepMs: number): Promise<readonly number[]> {
  for (let step = 0; step < steps; step++) {
    await visitor.clock.runFor(stepMs);
    await pass(10);
  }
  return visitor.evaluate(() => window.askedAt);
}

declare global {
  interface Window {
    askedAt: number[];
  }
}

const notesWhen = `window.askedAt=[];const real=window.fetch;
window.fetch=(...call)=>{window.askedAt.push(Date.now());return real(...call)}`;

test.each<[string, (route: Route) => Promise<void>]>([
  ["answers 500", (route) => route.fulfill({ status: 500, body: "{}" })],
  ["cannot be reached", (route) => route.abort("connectionrefused")],
  ["asks for patience", (route) => route.fulfill({ status: 429, body: "{}" })],
])(
  "an edge that %s is asked later and later, never at the same moments, and then no more",
  async (_, fails) => {
    const gaps: number[][] = [];
    for (const own of [context, await browser.newContext()]) {
      const visitor = await own.newPage();
      await visitor.clock.install();
      await visitor.addInitScript(notesWhen);
      await visitor.route(`${collector.edge}/v1/visit`, fails);
      await visitor.goto(`${collector.shop}/`);
      await visitor.waitForFunction(() => window.edgewise?.on);
      // What the lazy parts notice shall be in the same batch, and the clock runs once its answer is there.
      await visitor.waitForLoadState("networkidle");
      await visitor.evaluate(() => window.edgewise?.("custom", { name: "now" }));
      await pass(500);
      const moments = await asked(visitor, 75, STEP_MS);
      expect(moments).toHaveLength(TRIES);
      gaps.push(moments.slice(1).map((at, index) => at - (moments[index] ?? 0)));
      expect(await asked(visitor, 20, 30_000)).toHaveLength(TRIES);
      await visitor.close();
    }
    for (const [index, gap] of (gaps[0] ?? []).entries()) {
      expect(gap).toBeGreaterThanOrEqual(1000 * 2 ** (index + 1));
      expect(gap).toBeLessThanOrEqual(2000 * 2 ** (index + 1) + 2 * STEP_MS);
    }
    expect(gaps[0]).not.toEqual(gaps[1]);
  },
);

test.each([
  ["no JSON", { status: 200, body: "<h1>Wi-Fi</h1>" }],
  ["nothing at all", { status: 204, body: "" }],
  ["a list", { status: 200, body: "[]" }],
  ["null", { status: 200, body: "null" }],
  [
    "a banner of a kind that this tag has never heard of, from a later edge",
    {
      status: 200,
      body: JSON.stringify({
        protocolVersion: 2,
        visitor: "visitor-1",
        shows: [{ receipt: "1", campaign: "c", drawing: { kind: "hologram" }, more: [1] }],
        later: true,
      }),
    },
  ],
  ["that this tag is too new for it", { status: 426, body: `{"code":"old-protocol"}` }],
])("an answer that is %s is borne, and asked for once", async (_, answer) => {
  let times = 0;
  await page.route(`${collector.edge}/v1/visit`, (route) => {
    times++;
    return route.fulfill({ ...answer, headers: { "Access-Control-Allow-Origin": "*" } });
  });
  await page.clock.install();
  await open();
  await tell("now");
  await until(() => times === 1);
  await asked(page, 10, STEP_MS);
  expect(times).toBe(1);
  expect(await pressed()).toBe("In the cart");
  expect(complaints).toEqual([]);
});

test("a tag of the last release, still in a browser's cache, works with the edge of today and without its parts", async () => {
  const old = await readFile("tracker/e2e/releases/tag-0.1.0.txt", "utf8");
  await page.route(`${collector.edge}/t/**`, (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: old.replace("__EDGEWISE_SETTINGS__", () => JSON.stringify(collector.settings)),
    }),
  );
  // The parts that it knows are gone with its deployment.
  await page.route(`${collector.edge}/p/**`, (route) => route.fulfill({ status: 404 }));
  await open();
  await tell("past");
  await until(() => collector.of("custom")[0]);
  // The collector reads what the edge reads: with today's schema.
  expect(collector.of("custom")).toMatchObject([{ name: "past" }]);
  expect(collector.batches[0]?.protocolVersion).toBe(1);
  expect(await pressed()).toBe("In the cart");
  expect(complaints).toEqual([]);
});
