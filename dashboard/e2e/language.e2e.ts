import type { Browser, Route } from "playwright-core";
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

test.each([
  ["de", "Heute"],
  ["pl", "Dzisiaj"],
])("a browser that speaks %s loads that language alone", async (language, heading) => {
  const { page, errors } = await openWindow(browser, { language });
  const loaded: string[] = [];
  page.on("request", (request) => {
    const [, tag] = /words-(\w+)\.js/.exec(request.url()) ?? [];
    if (tag) loaded.push(tag);
  });
  await signIn(page, running);
  expect(await page.locator("html").getAttribute("lang")).toBe(language);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(heading);
  expect(loaded).toEqual([language]);
  expect(errors).toEqual([]);
  await page.screenshot({ path: `artifacts/dashboard/today-${language}.png`, fullPage: true });
});

test("nothing is drawn before its words are there", async () => {
  const { page } = await openWindow(browser, { language: "de" });
  const held: Route[] = [];
  await page.route("**/words-de.js", (route) => void held.push(route));
  const asked = page.waitForRequest("**/words-de.js");
  await page.goto(`${running.edge}/dashboard/`, { waitUntil: "commit" });
  await asked;
  expect(await page.locator("body > *:not(noscript, template)").count()).toBe(0);
  for (const route of held) await route.continue();
  await page.getByRole("heading", { name: "Anmelden" }).waitFor();
});

test("another language takes the place of the old one at once, and stays", async () => {
  const { page, errors } = await openWindow(browser);
  await signIn(page, running);
  await page.getByLabel("Language").first().selectOption("pl");
  await page.getByRole("heading", { name: "Dzisiaj" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Dzisiaj" }).waitFor();
  expect(errors).toEqual([]);
});

test("a language that can't be fetched leaves the old one, and says why", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.route("**/words-de.js", (route) => route.abort());
  await page.getByLabel("Language").first().selectOption("de");
  await page.locator(".toast.bad").waitFor();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Today");
  expect(await page.getByLabel("Language").first().inputValue()).toBe("en");
});

test("a page without its words says so and offers another try", async () => {
  const { page } = await openWindow(browser);
  await page.route("**/words-en.js", (route) => route.abort());
  await page.goto(`${running.edge}/dashboard/`);
  await page.getByText("The dashboard could not be loaded.").waitFor();
  expect(await page.getByLabel("Token").count()).toBe(0);
  await page.unroute("**/words-en.js");
  await page.getByRole("link", { name: "Try again" }).click();
  await page.getByLabel("Token").waitFor();
});
