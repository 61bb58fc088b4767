import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import type { SiteView } from "#protocol/views.ts";
import { openWindow, read, signIn } from "./support/dashboard.ts";
import { looks, newShopper } from "./support/shopper.ts";

let running: RunningEdge;
let browser: Browser;

beforeAll(async () => {
  [running, browser] = await Promise.all([startEdge(), launchShell()]);
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

test("the sections of the long page are named at its top, and each name leads there", async () => {
  const { page } = await openWindow(browser, { width: 390, height: 844 });
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/set-up`);
  const names = page.locator("main > nav").getByRole("button");
  await names.first().waitFor();
  const titles = await page.locator("h2").allTextContents();
  expect(await names.allTextContents()).toEqual(titles);
  await names.getByText("Tokens", { exact: true }).click();
  const heading = page.getByRole("heading", { name: "Tokens" });
  await expect
    .poll(() => heading.evaluate((h2) => h2.getBoundingClientRect().top))
    .toBeLessThan(300);
  expect(await heading.evaluate((h2) => document.activeElement === h2)).toBe(true);
});

test("events that came are counted, and those still missing are named", async () => {
  await newShopper(running).does(looks);
  const { page } = await openWindow(browser);
  await signIn(page, running);
  const seen = page.getByRole("row", { name: "Looked at a product" });
  await expect
    .poll(
      async () => {
        await page.goto(`${running.edge}/dashboard/#/today`);
        await page.goto(`${running.edge}/dashboard/#/set-up`);
        await page.getByRole("heading", { name: "Events" }).waitFor();
        await page.waitForFunction(() => document.querySelector(".outline") === null);
        return seen.last().textContent();
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toMatch(/1$/);
  const missing = page.getByRole("row", { name: /^Bought purchase/ });
  expect(await missing.textContent()).toContain("Still missing");
}, 60_000);

test("settings are changed, refused where they are wrong, and taken back", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/set-up`);
  // The feed has a button of that name, too.
  const save = page.locator("button.primary", { hasText: "Save" });
  await page.getByLabel("Addresses of the shop").fill("not an origin");
  await save.click();
  await page.locator(".field .problem", { hasText: "Write an origin" }).waitFor();

  const { settings } = await read<SiteView>(running, "");
  await page.getByLabel("Addresses of the shop").fill(settings.origins.join("\n"));
  await page.getByLabel("Messages per day").fill("1");
  await save.click();
  await page.getByText("Saved", { exact: true }).waitFor();
  expect((await read<SiteView>(running, "")).settings.caps.messagesPerDay).toBe(1);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect
    .poll(async () => (await read<SiteView>(running, "")).settings.caps.messagesPerDay)
    .toBe(settings.caps.messagesPerDay);
});

test("a token is shown once, and locks its holder out when it is revoked", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/set-up`);
  await page.getByLabel("For whom").fill("Agency");
  await page.getByLabel("Role").selectOption("editor");
  await page.getByRole("button", { name: "Create a token" }).click();
  const token = await page.locator(".code code", { hasText: /^ew_/ }).textContent();

  const { page: theirs } = await openWindow(browser);
  await signIn(theirs, running, token ?? "");
  await page.reload();
  expect(await page.getByText(token ?? "").count()).toBe(0);

  await page.getByRole("button", { name: "Revoke: Agency" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect.poll(() => page.getByRole("cell", { name: "Agency", exact: true }).count()).toBe(0);
  await theirs.reload();
  await theirs.getByLabel("Token").waitFor();
});
