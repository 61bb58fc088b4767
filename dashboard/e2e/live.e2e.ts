import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { atNoon } from "#e2e/noon.ts";
import { figure, openWindow, signIn } from "./support/dashboard.ts";
import { adds, addsAnother, buys, leaves, looks, newShopper } from "./support/shopper.ts";

let running: RunningEdge;
let browser: Browser;

beforeAll(async () => {
  [running, browser] = await Promise.all([startEdge(), launchShell()]);
  await atNoon(running);
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

test("figures move without a reload, and stand the same after one", async () => {
  const { page, errors } = await openWindow(browser);
  await signIn(page, running);
  await page.getByText("Live", { exact: true }).waitFor();
  expect(await figure(page, "Orders")).toBe("0");

  const shopper = newShopper(running);
  await shopper.does(looks);
  await shopper.does(adds, addsAnother, leaves);
  await expect.poll(() => figure(page, "Visits"), { timeout: 20_000 }).toBe("1");
  await page.locator(".live-strip", { hasText: "€488.00" }).waitFor();
  await page.locator(".feed li").first().waitFor();

  await shopper.does(buys("T-1"));
  await expect.poll(() => figure(page, "Orders"), { timeout: 20_000 }).toBe("1");
  expect(await figure(page, "Revenue")).toBe("€249.00");

  await page.reload();
  await page.locator(".live-strip").waitFor();
  await expect.poll(() => figure(page, "Revenue")).toBe("€249.00");
  await page.locator(".feed li").first().waitFor();
  expect(errors).toEqual([]);
}, 90_000);

test("says when it is offline, and catches up when the connection is back", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.getByText("Live", { exact: true }).waitFor();
  const before = Number(await figure(page, "Visits"));

  await page.context().setOffline(true);
  await page.evaluate(() => dispatchEvent(new Event("offline")));
  await page.locator(".notice", { hasText: "Offline" }).waitFor();
  await newShopper(running).does(looks);

  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.getByText("Live", { exact: true }).waitFor();
  await expect.poll(() => figure(page, "Visits"), { timeout: 20_000 }).toBe(String(before + 1));
}, 90_000);
