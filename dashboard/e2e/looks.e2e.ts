import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { photo } from "#e2e/photo.ts";
import type { VisitorRow } from "#protocol/views.ts";
import { violations } from "./support/axe.ts";
import { openWindow, read, signIn } from "./support/dashboard.ts";
import { busyHour } from "./support/shopper.ts";

const HOUR_MS = 3_600_000;

let running: RunningEdge;
let browser: Browser;
let visitor: string;

beforeAll(async () => {
  [running, browser] = await Promise.all([startEdge({ timeTravel: true }), launchShell()]);
  await busyHour(running);
  await running.advance(HOUR_MS);
  await busyHour(running);
  // Carts that nobody came back to count as left; the visitors' alarms tell the shop.
  await running.advance(HOUR_MS);
  const visitors = await read<readonly VisitorRow[]>(running, "/visitors");
  visitor = visitors.find(({ cartValue }) => cartValue > 0)?.visitor ?? "";
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

const pages = [
  "today",
  "funnel",
  "campaigns",
  "campaigns/cart-left",
  "campaigns/new",
  "campaigns/help-to-choose",
  "proof",
  "visitors",
  "visitors/:visitor",
  "personas",
  "recommendations",
  "catalogue",
  "push",
  "vitals",
  "report",
  "set-up",
  "no-such-page",
];

const screens = [
  { name: "desktop", width: 1280, height: 860, arrive: open },
  // A page that stays has axe warm: the other way in, and a third of the time.
  { name: "phone", width: 390, height: 844, arrive: turnTo },
] as const;

/** Opens a page anew and waits until everything it asked for is there. */
async function open(page: Page, name: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`${running.edge}/dashboard/#/${name.replace(":visitor", visitor)}`);
  await filled(page);
}

/** Comes to a page from another one, as by a link. */
async function turnTo(page: Page, name: string): Promise<void> {
  const between = name === "no-such-page" ? "personas" : "nowhere";
  await page.goto(`${running.edge}/dashboard/#/${between}`);
  await page.waitForFunction((route) => location.hash.endsWith(route), between);
  // Two pages of one kind may share their frame: what is marked here is certainly taken away.
  await page.locator("main").evaluate((main) => main.classList.add("left"));
  await page.goto(`${running.edge}/dashboard/#/${name.replace(":visitor", visitor)}`);
  await page.locator("main:not(.left)").waitFor();
  await filled(page);
}

async function filled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector(".outline") === null);
  // What the edge says of a draft comes when the writer pauses.
  await page.waitForFunction(() => document.querySelector(".reach")?.textContent !== "Counting…");
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** What is wrong with the page as it stands, by day and by night. */
async function wrongs(page: Page, name: string, screen: string): Promise<readonly string[]> {
  const file = name.replaceAll(/[/:]/g, "-");
  const found: string[] = [];
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await photo(page, `dashboard/${file}-${scheme}-${screen}`, { fullPage: true });
    // The night changes colours and nothing else.
    found.push(...(await violations(page, scheme === "dark" ? ["color-contrast"] : undefined)));
  }
  if ((await overflow(page)) !== 0) found.push("wider than its window");
  return found;
}

test.each(screens)(
  "every page is accessible, fits and breaks no policy, by day and by night: $name",
  async (screen) => {
    const { page, errors } = await openWindow(browser, screen);
    const wrong: Record<string, readonly string[]> = {};
    await page.goto(`${running.edge}/dashboard/`);
    await page.getByLabel("Token").waitFor();
    wrong["sign-in"] = await wrongs(page, "sign-in", screen.name);
    await signIn(page, running);
    for (const name of pages) {
      await screen.arrive(page, name);
      wrong[name] = await wrongs(page, name, screen.name);
    }
    expect(Object.entries(wrong).filter(([, found]) => found.length > 0)).toEqual([]);
    expect(errors).toEqual([]);
  },
  180_000,
);

test("nothing jumps while a page fills", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.evaluate(() => {
    Object.assign(globalThis, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ("value" in entry && "hadRecentInput" in entry && !entry.hadRecentInput) {
          Object.assign(globalThis, {
            shift: Reflect.get(globalThis, "shift") + Number(entry.value),
          });
        }
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const name of ["Funnel", "Campaigns", "Visitors", "Today"]) {
    await page.getByRole("link", { name, exact: true }).first().click();
    await page.waitForTimeout(600);
  }
  expect(await page.evaluate(() => Number(Reflect.get(globalThis, "shift")))).toBeLessThan(0.1);
});

test("the keyboard reaches a visitor's decision without a mouse", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await open(page, "visitors/:visitor");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  const summary = page.locator(".decision summary").first();
  for (let press = 0; press < 60; press++) {
    if (await summary.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.locator(".decision[open] .lines").waitFor();
});

test("the narrowest phone holds every page in the longest language", async () => {
  const { page } = await openWindow(browser, { width: 320, height: 640, language: "pl" });
  await signIn(page, running);
  const wide: string[] = [];
  for (const name of pages) {
    await turnTo(page, name);
    if ((await overflow(page)) !== 0) wide.push(name);
  }
  expect(wide).toEqual([]);
  await turnTo(page, "today");
  // Figures grow with the shop.
  const strip = page.locator(".live-strip");
  await strip
    .locator("dd")
    .last()
    .evaluate((value) => (value.textContent = "124 488,00 zł"));
  const left = await strip.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(left).toBe(0);
}, 120_000);
