import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { atNoon } from "#e2e/noon.ts";
import { openWindow, signIn } from "./support/dashboard.ts";
import { looks, newShopper } from "./support/shopper.ts";

let running: RunningEdge;
let browser: Browser;

beforeAll(async () => {
  [running, browser] = await Promise.all([startEdge(), launchShell()]);
  await atNoon(running);
  // The first decisions of an edge that has just started may come too late to be shown, and rightly so.
  for (let visit = 0; visit < 3; visit++) await newShopper(running).does(looks);
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

test("a campaign from a template is seen before it is published, fires in the shop in another tab, moves a number, is explained and paused", async () => {
  const { page, errors } = await openWindow(browser);
  await signIn(page, running);

  // From a template, drawn by the tag's own renderer while it is written.
  await page.goto(`${running.edge}/dashboard/#/campaigns`);
  await page.locator(".card", { hasText: "Progress to free shipping" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Nearly there");
  await page.getByLabel("Id", { exact: true }).fill("nearly-there");
  await page.getByLabel("Priority (0 to 100)").fill("99");
  const whileMissing = page.getByLabel("While something is missing ({missing}) (Fallback)");
  const reached = page.getByLabel("When reached (Fallback)");
  await reached.fill("Delivered free!");
  await whileMissing.fill("Delivered free for {missing} more");
  const drawn = page.frameLocator("iframe").locator("edgewise-banner h2");
  await drawn.getByText(/^Delivered free/).waitFor();
  expect(await whileMissing.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByText("“Nearly there” is live").waitFor();
  await page.getByText("First version").waitFor();

  // Today, in sight while somebody shops in another tab.
  await page.goto(`${running.edge}/dashboard/#/today`);
  await page.getByText("Live", { exact: true }).waitFor();
  const shown = page.locator(".metric", { hasText: "Banners shown" }).locator(".figure-value");
  const before = Number(await shown.textContent());
  const { page: shop } = await openWindow(browser);
  await shop.goto(running.shop);
  await shop.getByRole("button", { name: "Yes, remember" }).click();
  await expect
    .poll(
      async () => {
        await shop.goto(`${running.shop}/p/kestrel-aero-3`);
        await shop.getByText("42", { exact: true }).first().click();
        await shop.getByRole("button", { name: "Add to cart" }).click();
        return shop
          .locator("edgewise-banner h2", { hasText: "Delivered free" })
          .waitFor({ timeout: 5000 })
          .then(
            () => true,
            () => false,
          );
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(true);
  await expect
    .poll(async () => Number(await shown.textContent()), { timeout: 20_000 })
    .toBeGreaterThan(before);

  // Why it was said: from the live list to the visitor and the decision.
  const said = page.locator(".feed li", { hasText: "Nearly there" }).first();
  await said.waitFor();
  await said.getByRole("link").click();
  const decision = page.locator(".decision", { hasText: "Nearly there" }).first();
  await decision.locator("summary").click();
  await decision.locator(".lines", { hasText: "Nearly there: was chosen" }).waitFor();

  // Paused, and nobody new gets it.
  await page.goto(`${running.edge}/dashboard/#/campaigns`);
  await page.getByRole("button", { name: "Pause: Nearly there" }).click();
  await page.getByText("“Nearly there” is paused").waitFor();
  await expect
    .poll(
      async () => {
        const shopper = newShopper(running);
        await shopper.does(looks);
        const item = { id: "tarn-race-sock", price: 14, currency: "EUR" };
        const { shows } = await shopper.does({ kind: "cart_add", item, quantity: 1 });
        return shows.map(({ campaign }) => campaign);
      },
      { timeout: 30_000, interval: 1000 },
    )
    .not.toContain("nearly-there");
  expect(errors).toEqual([]);
}, 180_000);
