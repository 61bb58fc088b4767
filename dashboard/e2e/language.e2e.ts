import type { Browser, Route } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { photo } from "#e2e/photo.ts";
import { openWindow, signIn } from "./support/dashboard.ts";
import { addsAnother, looks, newShopper } from "./support/shopper.ts";

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
  await photo(page, `dashboard/today-${language}`, { fullPage: true });
});

test("what is decided while one watches is told once, in the language that is read", async () => {
  const { page } = await openWindow(browser, { language: "de" });
  await signIn(page, running);
  const feed = page.locator(".feed li");
  const lines = () => feed.allInnerTexts();
  const shopper = newShopper(running);
  await shopper.does(looks);
  await shopper.does(addsAnother);
  await expect.poll(lines, { timeout: 30_000 }).not.toEqual([]);
  const inGerman = expect.stringMatching(/Gesagt:|Nichts wurde gesagt/);
  expect(await lines()).toEqual((await lines()).map(() => inGerman));
  // What was heard and what is read anew are the same decisions.
  await page.goto(`${running.edge}/dashboard/#/funnel`);
  await page.goto(`${running.edge}/dashboard/#/today`);
  await feed.first().waitFor();
  const times = await feed.locator("time").allInnerTexts();
  expect(times).toEqual([...new Set(times)]);
  await page.locator("select").first().selectOption("pl");
  const inPolish = expect.stringMatching(/Powiedziano:|Nic nie powiedziano/);
  await expect.poll(lines, { timeout: 10_000 }).toEqual(Array.from(times, () => inPolish));
  await page.context().close();
});

const screens = [
  { name: "desktop", width: 1280, height: 860 },
  { name: "phone", width: 390, height: 844 },
] as const;

const spoken = {
  de: {
    strange: "Dieses Token öffnet keinen Shop.",
    created: "Shop angelegt",
    save: "Speichern",
    origins: "Adressen des Shops",
    origin: "Adressen des Shops 1: Schreiben Sie eine Adresse wie https://shop.example",
    secret: "Shopify: Webhook-Geheimnis",
    short: "Webhook-Geheimnis: Schreiben Sie mindestens 8 Zeichen.",
    feed: "Adresse des Feeds",
    whole: "Adresse des Feeds: Nehmen Sie die ganze Adresse",
    publish: "Veröffentlichen",
    name: "Name: Geben Sie einen Namen an.",
  },
  pl: {
    strange: "Ten token nie otwiera żadnego sklepu.",
    created: "Utworzono sklep",
    save: "Zapisz",
    origins: "Adresy sklepu",
    origin: "Adresy sklepu 1: Wpisz adres bez ścieżki",
    secret: "Shopify: sekret webhooka",
    short: "Sekret webhooka: Wpisz znaki: co najmniej 8.",
    feed: "Adres feedu",
    whole: "Adres feedu: Podaj pełny adres",
    publish: "Opublikuj",
    name: "Nazwa: Podaj nazwę.",
  },
} as const;

test.each(
  (["de", "pl"] as const).flatMap((language) =>
    screens.map((screen) => [language, screen.name, screen] as const),
  ),
)("what the edge lists and refuses is said in %s, on a %s", async (language, _, screen) => {
  const { page } = await openWindow(browser, { ...screen, language });
  const w = spoken[language];
  // What is said at length must still fit.
  const shot = async (name: string) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await photo(page, `dashboard/${name}-${language}-${screen.name}`, { fullPage: true });
  };
  await page.goto(`${running.edge}/dashboard/`);
  await page.getByLabel("Token").fill("ew_demo.nobody");
  await page.keyboard.press("Enter");
  await page.locator(".problem", { hasText: w.strange }).waitFor();
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/set-up`);
  await page.getByRole("cell", { name: w.created }).scrollIntoViewIfNeeded();
  await photo(page, `dashboard/changes-${language}-${screen.name}`);
  await page.getByLabel(w.origins).fill("not an origin");
  await page.locator("button.primary", { hasText: w.save }).click();
  await page.locator(".field .problem", { hasText: w.origin }).waitFor();
  await page.getByLabel(w.feed).fill("shop.example/feed");
  await page.locator("form.wide button", { hasText: w.save }).first().click();
  await page.locator(".toast.bad", { hasText: w.whole }).waitFor();
  await page.getByLabel(w.secret).fill("abc");
  await page.keyboard.press("Enter");
  await page.locator(".toast.bad", { hasText: w.short }).waitFor();
  await shot("refused-settings");
  await page.goto("about:blank");
  await page.goto(`${running.edge}/dashboard/#/campaigns/new`);
  await page.getByRole("button", { name: w.publish }).click();
  await page.locator(".problems li", { hasText: w.name }).waitFor();
  await shot("refused-campaign");
});

test("the list of changes is read anew in another language", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/set-up`);
  await page.getByRole("cell", { name: "Shop created" }).waitFor();
  await page.getByLabel("Language").first().selectOption("de");
  await page.getByRole("cell", { name: "Shop angelegt" }).waitFor();
  expect(await page.getByRole("cell", { name: "Shop created" }).count()).toBe(0);
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
