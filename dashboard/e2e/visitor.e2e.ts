import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { openWindow, signIn } from "./support/dashboard.ts";
import { adds, addsAnother, leaves, looks, newShopper } from "./support/shopper.ts";

let running: RunningEdge;
let browser: Browser;

beforeAll(async () => {
  [running, browser] = await Promise.all([startEdge(), launchShell()]);
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

test("one visitor's story explains every decision, is exported and erased", async () => {
  const shopper = newShopper(running);
  await shopper.does(looks);
  await shopper.does(adds, addsAnother, leaves);

  const { page, errors } = await openWindow(browser);
  await signIn(page, running);
  const list = page.locator("tbody tr");
  await expect
    .poll(
      async () => {
        await page.goto(`${running.edge}/dashboard/#/today`);
        await page.goto(`${running.edge}/dashboard/#/visitors`);
        await page.locator("tbody tr, .state").first().waitFor();
        return list.count();
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toBe(1);
  await list.getByRole("link").click();

  const decision = page.locator(".decision").first();
  await decision.locator("summary").click();
  const reasons = decision.locator(".lines li");
  expect(await reasons.count()).toBeGreaterThan(0);
  expect((await reasons.allTextContents()).every((line) => line.trim().length > 5)).toBe(true);
  // Who they are taken for, since when and why.
  await page.getByText(/: Marathon runner · the last product is for/).waitFor();
  await page.getByRole("definition").filter({ hasText: "Too many alike" }).waitFor();
  await page.getByText("2 near-identical products in the cart").waitFor();
  await page.getByText("Put into the cart").first().waitFor();
  await page.getByRole("cell", { name: "€249.00" }).waitFor();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const file = await (await download).path();
  expect(await readFile(file, "utf8")).toContain("kestrel-aero-3");

  const address = page.url();
  await page.getByRole("button", { name: "Erase" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Erase" }).click();
  await page.getByRole("button", { name: "Erase for good" }).click();
  await page.getByText("The visitor was erased.").waitFor();
  await page.goto(address);
  await page.reload();
  await page.getByText("No visitor has this id.").waitFor();
  expect(errors.filter((line) => !line.includes("404"))).toEqual([]);
}, 90_000);
