import { readFile } from "node:fs/promises";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { freePort } from "#e2e/edge.ts";
import { secretsOf } from "../scripts/start/secrets.mjs";
import { simulatedShop } from "../scripts/start/simulated.mjs";

const SHOTS = "artifacts/simulated";

let data: string;
let shop: ReturnType<typeof simulatedShop>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), "edgewise-simulated-"));
  await mkdir(SHOTS, { recursive: true });
  browser = await launchShell();
  shop = simulatedShop({
    data,
    secrets: secretsOf(data),
    shop: "http://shop.localhost:8788",
    port: await freePort(),
    // A few people and days are enough to see every page filled.
    people: 12,
    days: 9,
  });
  await shop.begin();
  const state = shop.state();
  if (state.phase !== "ready") throw new Error(JSON.stringify(state));
  page = await browser.newPage({ viewport: { width: 1280, height: 860 }, acceptDownloads: true });
  await page.goto(state.dashboard ?? "");
  await page.locator(".live-strip").waitFor();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await shop?.close();
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});

const open = (where: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, where);

test("its link signs in, and every page says that the shop is simulated", async () => {
  for (const name of ["today", "funnel", "proof", "visitors", "report", "set-up"]) {
    await open(`#/${name}`);
    await page.locator("h1").waitFor();
    expect(await page.locator(".simulated").textContent()).toContain("Simulated, 9 days");
  }
});

test("the funnel tells how far visitors of each device and from each source got", async () => {
  await open("#/funnel?period=month");
  const table = page.getByRole("table", { name: "By device and source" });
  const visits = (name: string) =>
    table
      .getByRole("row", { name })
      .getByRole("cell")
      .nth(1)
      .textContent()
      .then((text) => Number.parseInt(text ?? "", 10));
  await table.waitFor();
  const whole = await page
    .locator(".funnel-figure b")
    .first()
    .textContent()
    .then((text) => Number.parseInt(text ?? "", 10));
  expect((await visits("Phone")) + (await visits("Desktop"))).toBe(whole);
  expect(await visits("Search")).toBeGreaterThan(0);
});

test("a report of any days counts these days only, and tells what they cost", async () => {
  await open("#/report?period=month");
  const visits = page.locator(".figure", { hasText: "Visits" }).locator("dd");
  await visits.first().waitFor();
  const whole = Number.parseInt((await visits.first().textContent()) ?? "", 10);
  const days = page.getByRole("table", { name: "Day" }).locator("tbody tr");
  const rows = await days.count();
  expect(rows).toBeGreaterThan(4);

  const last = await page.getByLabel("To", { exact: true }).inputValue();
  await page.getByLabel("From", { exact: true }).fill(last);
  await page.waitForURL(/from=/);
  await expect.poll(() => days.count()).toBeLessThanOrEqual(1);
  const one = Number.parseInt((await visits.first().textContent()) ?? "", 10);
  expect(one).toBeLessThan(whole);
  await page.getByRole("heading", { name: "What it cost" }).waitFor();

  await open("#/report?period=month");
  await expect.poll(() => days.count()).toBe(rows);
  const million = page.locator(".figure", { hasText: "A million events cost" }).locator("dd");
  expect(Number((await million.textContent())?.replace(/[^\d.]/g, ""))).toBeGreaterThan(0.2);
  await page.emulateMedia({ media: "print" });
  // A sheet of A4 between its margins: every column, the verdict too, has room.
  await page.setViewportSize({ width: 688, height: 1000 });
  const overflowing = await page
    .locator(".table-frame")
    .evaluateAll(
      (frames) => frames.filter((frame) => frame.scrollWidth > frame.clientWidth + 1).length,
    );
  expect(overflowing).toBe(0);
  await page.screenshot({ path: `${SHOTS}/report-print.png`, fullPage: true });
  await page.pdf({ path: `${SHOTS}/report.pdf`, format: "A4", printBackground: true });
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1280, height: 860 });
});

test("a table's spreadsheet has plain numbers and ISO dates, whatever the language", async () => {
  const head = await spreadsheet();
  await page.evaluate(() => localStorage.setItem("edgewise-language", "de"));
  await page.reload();
  await page.getByRole("heading", { name: "Was es kostete" }).waitFor();
  const other = await spreadsheet();
  expect(other.slice(1)).toEqual(head.slice(1));
  expect(head[1]).toMatch(/^\d{4}-\d\d-\d\d,\d+,\d+,\d+,\d+(\.\d+)?,\d+,\d+$/);
  await page.evaluate(() => localStorage.setItem("edgewise-language", "en"));
});

/** The lines of the table by day. */
async function spreadsheet(): Promise<readonly string[]> {
  const section = page.locator("section.section", {
    has: page.locator("h2", { hasText: /^(Day|Tag)$/ }),
  });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    section.getByRole("button", { name: /CSV/ }).click(),
  ]);
  const text = await readFile(await file.path(), "utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  return text.slice(1).split("\r\n");
}
