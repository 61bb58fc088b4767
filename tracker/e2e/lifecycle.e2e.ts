import { expect, test } from "vitest";
import { until } from "#e2e/until.ts";
import { shopPage } from "./support/collector.ts";
import { pass } from "./support/pass.ts";
import { collector, page, visitShop } from "./support/visit.ts";

visitShop({
  pages: { "/": `<h1>Shop</h1><a href="/next">next</a>`, "/next": "<h1>Next</h1>" },
  chromium: { withBackForwardCache: true },
});

const open = async (path = "/"): Promise<void> => {
  await page.goto(collector.shop + path);
  await page.waitForFunction(() => window.edgewise?.on);
};
const tell = (): Promise<void> => page.evaluate(() => window.edgewise?.("custom", { name: "now" }));
const engaged = (subject: string, id: string): number =>
  collector
    .of("dwell")
    .filter((dwell) => dwell.subject === subject && dwell.id === id)
    .reduce((sum, { engagedMs }) => sum + engagedMs, 0);
const views = (): number => collector.of("page_view").length;

test("routes of a single-page shop are pages, its filters and repeats are not", async () => {
  await open();
  const steps = [
    () => history.pushState(null, "", "/a"),
    () => history.replaceState(null, "", "?x"),
    () => history.replaceState(null, "", "?y"),
    () => history.pushState(null, "", location.href),
    () => history.pushState(null, "", "/b"),
    () => history.back(),
  ];
  const counted: number[] = [];
  await tell();
  await until(() => views() === 1);
  for (const step of steps) {
    const before = views();
    await page.evaluate(step);
    await pass(100);
    await tell();
    await pass(100);
    counted.push(views() - before);
  }
  expect(counted.join("")).toBe("100011");
});

test("a page that comes back from the back/forward cache is seen once more", async () => {
  await open();
  await tell();
  await until(() => views() === 1);
  await page.click("a");
  await page.waitForFunction(() => location.pathname === "/next" && window.edgewise?.on);
  // Only once the browser has answered: the page that is asked is put away at once.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await until(() => page.url() === `${collector.shop}/`);
  await until(async () => {
    await tell().catch(() => {});
    return views() === 3;
  });
  const paths = collector.batches.flatMap((batch) =>
    batch.events
      .filter((event) => JSON.stringify(event).includes("page_view"))
      .map(() => batch.page.path),
  );
  expect(paths).toEqual(["/", "/next", "/"]);
  const requests = collector.requests.filter(({ path }) => path === "/");
  expect(requests, "it really came from the cache").toHaveLength(1);
});

test("a page that is only prerendered says nothing until it is looked at", async () => {
  const rules = `<script type="speculationrules">{"prerender":[{"urls":["/next"]}]}</script>`;
  collector.pages.set("/", shopPage(collector.edge, `<a href="/next">next</a>${rules}`));
  await open();
  await until(() => collector.requests.some(({ path }) => path === "/next"));
  await pass(1500);
  expect(collector.batches.some(({ page: { path } }) => path === "/next")).toBe(false);
  await page.click("a");
  await page.waitForFunction(() => location.pathname === "/next");
  await page.evaluate(() => window.edgewise?.("custom", { name: "seen" }));
  await until(() => collector.of("custom")[0]);
  const viewed = collector.batches.filter(({ page: { path } }) => path === "/next");
  expect(JSON.stringify(viewed).match(/page_view/g)).toHaveLength(1);
});

test("a tag that was pasted twice works once", async () => {
  const twice = shopPage(
    collector.edge,
    `<script async src="${collector.edge}/t/demo.js?2"></script>`,
  );
  collector.pages.set("/", twice);
  await open();
  await pass(500);
  await tell();
  await until(() => collector.of("custom")[0]);
  await page.close();
  await pass(300);
  expect(views()).toBe(1);
  expect(collector.of("custom")).toHaveLength(1);
});

test("what a page says before the tag has come is not lost", async () => {
  const stub = `<script>window.edgewise=window.edgewise||function(){(edgewise.q=edgewise.q||[]).push(arguments)};
edgewise("cart_add",{item:{id:"early"},quantity:1})</script>`;
  collector.pages.set("/", shopPage(collector.edge, "", stub));
  await open();
  await until(() => collector.of("cart_add")[0]);
  expect(collector.of("cart_add")[0]?.item.id).toBe("early");
});

test("time counts while somebody looks: page and product, as differences", async () => {
  await open();
  const started = performance.now();
  await page.evaluate(() => window.edgewise?.("product_view", { item: { id: "A1" } }));
  await pass(2500);
  await tell();
  const passed = performance.now() - started;
  await until(() => engaged("product", "A1") > 0);
  const first = engaged("product", "A1");
  await pass(2000);
  await page.evaluate(() => window.edgewise?.("product_view", { item: { id: "B2" } }));
  await pass(2000);
  await page.close();
  await until(() => engaged("product", "B2") > 0);
  expect(first).toBeGreaterThan(1500);
  expect(first).toBeLessThan(passed);
  expect(engaged("product", "A1")).toBeGreaterThan(3300);
  expect(engaged("product", "A1")).toBeLessThan(5600);
  expect(engaged("page", "/")).toBeGreaterThan(5500);
  expect(engaged("page", "/")).toBeLessThan(8500);
});

test("five engaged seconds make a stranger worth a decision, less does not", async () => {
  await open();
  await pass(4000);
  expect(collector.batches).toHaveLength(0);
  await until(() => collector.batches[0], 4000);
  expect(engaged("page", "/")).toBeGreaterThanOrEqual(4500);
});

test("nobody is there for three hours over lunch, nor while an alert is open", async () => {
  await page.clock.install({ time: new Date("2026-06-01T12:00:00Z") });
  await open();
  await page.clock.runFor(3000);
  await page.clock.fastForward(3 * 3_600_000);
  await page.clock.runFor(2000);
  await page.clock.resume();
  page.on("dialog", (dialog) => void pass(4000).then(() => dialog.accept()));
  await page.evaluate(() => alert("Cookies!"));
  await tell();
  await until(() => engaged("page", "/") > 0);
  expect(engaged("page", "/")).toBeLessThan(12_000);
});

test("thirty seconds without a sign of life are idle time, and said to be", async () => {
  await page.clock.install({ time: new Date("2026-06-01T12:00:00Z") });
  await open();
  await page.clock.runFor(90_000);
  await page.mouse.move(100, 100);
  await page.clock.runFor(1500);
  await tell();
  await page.clock.runFor(100);
  await until(() => collector.of("custom")[0]);
  expect(engaged("page", "/")).toBeGreaterThan(25_000);
  expect(engaged("page", "/")).toBeLessThan(35_000);
  expect(collector.of("attention").map(({ state }) => state)).toEqual(["idle", "back"]);
});

/** Lets minutes pass for somebody who moves the pointer every twenty seconds. */
async function read(minutes: number): Promise<void> {
  for (let at = 0; at < minutes * 3; at++) {
    await page.mouse.move(100 + (at % 9), 100);
    await page.clock.runFor(20_000);
  }
}

test("who reads on and does nothing else says so every three minutes, and no more often", async () => {
  await page.clock.install({ time: new Date("2026-06-01T12:00:00Z") });
  await open();
  await page.evaluate(() => window.edgewise?.("cart_add", { item: { id: "A1" }, quantity: 1 }));
  await page.clock.runFor(5000);
  await until(() => collector.of("cart_add")[0]);
  const before = collector.batches.length;
  await read(10);
  await until(() => collector.batches.length - before === 3);
  expect(engaged("page", "/")).toBeGreaterThan(530_000);
  // Nobody is there any more: silence is what a cart is left by.
  await page.clock.runFor(10 * 60_000);
  await pass(300);
  expect(collector.batches.length - before).toBe(3);
});

test("where a cart counts as left sooner, a reader says so sooner", async () => {
  collector.settings = { ...collector.settings, presentMs: 45_000 };
  await page.clock.install({ time: new Date("2026-06-01T12:00:00Z") });
  await open();
  await tell();
  await page.clock.runFor(5000);
  await until(() => collector.of("custom")[0]);
  const before = collector.batches.length;
  await read(2);
  await expect.poll(() => collector.batches.length - before).toBe(2);
});
