import type { Browser, CDPSession } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { openWindow, signIn } from "./support/dashboard.ts";

const DAY_MS = 86_400_000;
const TWO_YEARS = 730;

let running: RunningEdge;
let browser: Browser;

beforeAll(async () => {
  [running, browser] = await Promise.all([startEdge(), launchShell()]);
  const now = Date.now();
  const item = { id: "kestrel-aero-3", price: 249, currency: "EUR" };
  const rows = Array.from({ length: TWO_YEARS }, (_, day) => ({
    number: day + 1,
    user: `person-${day % 40}`,
    at: now - (TWO_YEARS - day) * DAY_MS,
    event:
      day % 5 === 0
        ? { kind: "cart_add", agoMs: 0, item, quantity: 1 }
        : { kind: "product_view", agoMs: 0, item },
  }));
  await running.admin("POST", "/imports/two-years-of-a-small-shop", { rows });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

/** Milliseconds of processor time that the page's main thread takes until its figures are there. */
async function mainThreadMs(page: string, ready: string): Promise<number> {
  const { page: tab } = await openWindow(browser);
  await signIn(tab, running);
  const debug = await tab.context().newCDPSession(tab);
  // Thread ticks stand still while other programs have the processor.
  await debug.send("Performance.enable", { timeDomain: "threadTicks" });
  await tab.goto("about:blank");
  const before = await taskMs(debug);
  await tab.goto(`${running.edge}/dashboard/#/${page}`);
  await tab.locator(ready).first().waitFor();
  const after = await taskMs(debug);
  await tab.context().close();
  return after < before ? after : after - before;
}

async function taskMs(debug: CDPSession): Promise<number> {
  const { metrics } = await debug.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}

// A second on a processor with a quarter of this speed.
const QUARTER_MS = 250;

// The best of these: what else the machine does only adds.
const TRIES = 8;

test.each([
  ["today", ".metric .figure-value"],
  ["funnel?period=quarter", ".funnel-step"],
])(
  "%s of a shop with two years of data takes a slow processor less than a second",
  async (page, ready) => {
    const times: number[] = [];
    while (times.length < TRIES && !times.some((ms) => ms <= QUARTER_MS))
      times.push(await mainThreadMs(page, ready));
    expect(Math.min(...times)).toBeLessThanOrEqual(QUARTER_MS);
  },
  120_000,
);

test("two years by the day are answered within 100 ms", async () => {
  const times: number[] = [];
  while (times.length < TRIES && !times.some((ms) => ms <= 100)) {
    const before = performance.now();
    const answer = await running.admin("GET", "/counts?step=day&from=0");
    times.push(performance.now() - before);
    expect(Object.values(answer ?? {}).flat().length).toBeGreaterThan(TWO_YEARS - 5);
  }
  expect(Math.min(...times)).toBeLessThanOrEqual(100);
});
