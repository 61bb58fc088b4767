import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { photo } from "#e2e/photo.ts";
import { violations } from "./support/axe.ts";
import { openWindow, signIn } from "./support/dashboard.ts";
import { newShopper } from "./support/shopper.ts";

let running: RunningEdge;
let browser: Browser;

beforeAll(async () => {
  [running, browser] = await Promise.all([startEdge({ timeTravel: true }), launchShell()]);
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

test("what really broke stands on Today, each with the page that mends it", async () => {
  // Ids that no product has, a feed that nobody answers for, a push key that runs out.
  const stranger = newShopper(running);
  const item = { id: "nobody-knows-it", price: 10, currency: "EUR" };
  await running.admin("PUT", "/feed", { url: "https://feed.invalid/products.xml" });
  await running.admin("POST", "/push-key", { graceDays: 5 });
  const { page, errors } = await openWindow(browser);
  await signIn(page, running);
  const advice = page.locator(".advice li");
  await expect
    .poll(
      async () => {
        // Looks are told to the shop every ten seconds, with the next batch that comes.
        await stranger.does({ kind: "product_view", item });
        await page.reload();
        await page.locator(".live-strip").waitFor();
        await advice.first().waitFor();
        return (await advice.allTextContents()).join("\n");
      },
      { timeout: 40_000, interval: 2000 },
    )
    .toMatch(
      /feed could not be read[\s\S]*ids that the catalogue does not know[\s\S]*old push key/,
    );
  expect(await violations(page)).toEqual([]);
  await photo(page, "dashboard/today-alerts", { fullPage: true });
  expect(errors).toEqual([]);
}, 90_000);

test("an owner sees what the shop's own side needs: the worker file, secrets on demand, keys, the feed", async () => {
  const { page, errors } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/set-up`);
  await page.getByText("It is there, and it is right").waitFor();
  await page.getByText("Did not answer").waitFor();
  await page.getByText(/^The old key works until/).waitFor();
  const { secret, staff } = await running.admin<{
    secret: string;
    staff: { on: string; off: string };
  }>("GET", "/identity");
  await page.getByText(staff.on, { exact: true }).waitFor();
  expect(await page.getByText(secret).count()).toBe(0);
  await page.getByRole("button", { name: "Show: Secret for signing" }).last().click();
  await page.getByText(secret, { exact: true }).waitFor();
  await page.getByRole("button", { name: "Hide: Secret for signing" }).last().click();
  expect(await page.getByText(secret).count()).toBe(0);
  await page.getByLabel("Shopify: webhook secret").fill("a-secret-of-the-platform");
  await page.keyboard.press("Enter");
  await page.getByText("Known", { exact: true }).waitFor();
  expect(errors).toEqual([]);
});
