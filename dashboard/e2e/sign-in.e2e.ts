import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { openWindow, signIn } from "./support/dashboard.ts";

let running: RunningEdge;
let browser: Browser;

beforeAll(async () => {
  [running, browser] = await Promise.all([startEdge(), launchShell()]);
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

test("a token that opens no shop is refused in plain words", async () => {
  const { page } = await openWindow(browser);
  await page.goto(`${running.edge}/dashboard/`);
  await page.getByLabel("Token").fill("ew_demo.somebody-elses");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect.poll(() => page.locator(".problem").textContent()).toBe("This token opens no shop.");
});

test("signing in lasts over a reload, and no script can read the token", async () => {
  const { page, errors } = await openWindow(browser);
  await signIn(page, running);
  await page.reload();
  await page.locator(".live-strip").waitFor();
  expect(await page.evaluate(() => document.cookie + JSON.stringify(localStorage))).not.toContain(
    running.ownerToken,
  );
  expect(errors).toEqual([]);
});

test("signing out closes every page of the shop", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("Token").waitFor();
  await page.goto(`${running.edge}/dashboard/#/set-up`);
  await page.reload();
  await page.getByLabel("Token").waitFor();
  expect(await page.getByRole("navigation").count()).toBe(0);
});

test("a viewer may look, but is offered nothing to change", async () => {
  const answer = await running.admin("POST", "/tokens", { name: "Reader", role: "viewer" });
  const token = String(Object.entries(answer ?? {}).find(([name]) => name === "token")?.[1]);
  const { page } = await openWindow(browser);
  await signIn(page, running, token);
  await page.goto(`${running.edge}/dashboard/#/campaigns`);
  await page.getByRole("table").waitFor();
  expect(await page.getByRole("button", { name: /pause/i }).count()).toBe(0);
  expect(await page.getByRole("link", { name: "New campaign" }).count()).toBe(0);
  await page.goto(`${running.edge}/dashboard/#/set-up`);
  await page.getByRole("heading", { name: "The line to paste" }).waitFor();
  expect(await page.getByRole("heading", { name: "Tokens" }).count()).toBe(0);
});

test("an operator names the shop to look at", async () => {
  const { page } = await openWindow(browser);
  await page.goto(`${running.edge}/dashboard/`);
  await page.getByLabel("Token").fill(running.operatorToken);
  await page.keyboard.press("Enter");
  await page.getByLabel("Shop").fill("no-such-shop");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".problem").textContent()).toBe("No shop has this id.");
  await page.getByLabel("Shop").fill("demo");
  await page.keyboard.press("Enter");
  await page.locator(".live-strip").waitFor();
});

test("a shop that can't be read right now says so, and opens on another try", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.route("**/v1/admin/sites/demo", (route) => route.abort());
  await page.reload();
  await page.getByText("The edge can't be reached.").waitFor();
  await page.unroute("**/v1/admin/sites/demo");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".live-strip").waitFor();
  expect(await page.getByRole("alert").count()).toBe(0);
});
