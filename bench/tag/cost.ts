import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "playwright-core";
import * as v from "valibot";

const CLICKS = 12;
const STEPS = 20;
const IDLE_AFTER_MS = 3500;
const SETTLED_AFTER_MS = 3000;
const metrics = v.object({ metrics: v.array(v.object({ name: v.string(), value: v.number() })) });

const trace = v.object({
  traceEvents: v.array(
    v.object({
      name: v.string(),
      /** Microseconds of the processor: what else the machine does is not in it. */
      tdur: v.optional(v.number()),
      args: v.optional(
        v.object({ data: v.optional(v.looseObject({ url: v.optional(v.unknown()) })) }),
      ),
    }),
  ),
});

/** What one page paid, and for the empty page too: tables show the difference. */
export interface Cost {
  /** The tag's own script, as far as it runs at once. */
  readonly evalMs: number;
  /** Script until the page is idle, the first batch included. */
  readonly scriptMs: number;
  readonly longTasks: number;
  readonly blockingMs: number;
  readonly clickMs: number;
  readonly scrollMs: number;
  readonly inpMs: number;
  readonly shift: number;
  readonly requests: number;
  readonly heapKb: number;
}

async function scriptMs(client: CDPSession): Promise<number> {
  const all = v.parse(metrics, await client.send("Performance.getMetrics"));
  return 1000 * (all.metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0);
}

/** How much work the tag's own script is when it comes, compiling included; looked at in a visit of its own. */
async function evalMs(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  try {
    const client = await page.context().newCDPSession(page);
    await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await browser.startTracing(page, { categories: ["devtools.timeline"] });
    await page.goto(url, { waitUntil: "load" });
    const { traceEvents } = v.parse(trace, JSON.parse((await browser.stopTracing()).toString()));
    return traceEvents
      .filter(({ name, args }) => name === "EvaluateScript" && args?.data?.url === `${url}/tag.js`)
      .reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
  } finally {
    await page.close();
  }
}

/** Lets the page count what it feels, and tell the tag of each click in the shop's own handler. */
function count(told: string): void {
  const counts = { longTasks: 0, blockingMs: 0, inpMs: 0, shift: 0, handlersMs: 0 };
  Reflect.set(window, "counts", counts);
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- it lives in the page
  const watch = (type: string, add: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({
      type,
      buffered: true,
      ...(type === "event" && { durationThreshold: 16 }),
    });
  watch("longtask", ({ duration }) => {
    counts.longTasks++;
    counts.blockingMs += duration - 50;
  });
  watch("layout-shift", (entry) => {
    counts.shift += Number(Reflect.get(entry, "value"));
  });
  watch("event", (entry) => {
    if (Reflect.get(entry, "interactionId")) counts.inpMs = Math.max(counts.inpMs, entry.duration);
  });
  // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval
  const act = new Function("NAME", told);
  addEventListener("DOMContentLoaded", () => {
    document.querySelector("main")?.addEventListener("click", () => {
      const started = performance.now();
      act("add");
      counts.handlersMs += performance.now() - started;
    });
  });
}

const counted = v.object({
  longTasks: v.number(),
  blockingMs: v.number(),
  inpMs: v.number(),
  shift: v.number(),
  handlersMs: v.number(),
});
const countsOf = async (page: Page) =>
  v.parse(counted, await page.evaluate(() => Reflect.get(window, "counts")));

/** What a tag costs one page, with the processor four times slower: load, 12 clicks, 20 wheel steps. */
export async function costOf(browser: Browser, url: string, tell: string): Promise<Cost> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    let requests = 0;
    page.on("request", () => requests++);
    const client = await context.newCDPSession(page);
    await client.send("Performance.enable");
    await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.addInitScript(count, tell);
    await page.goto(url);
    await sleep(IDLE_AFTER_MS);
    const untilIdleMs = await scriptMs(client);
    const boxes = await page.evaluate(
      (many) =>
        Array.from(document.querySelectorAll("button"), (button) => {
          const { x, y } = button.getBoundingClientRect();
          return { x: x + 5, y: y + 5 };
        }).slice(0, many),
      CLICKS,
    );
    for (const { x, y } of boxes) {
      await page.mouse.click(x, y);
      await sleep(60);
    }
    // What a tag does with the clicks, or once somebody has stayed, is not what a scroll costs.
    await sleep(SETTLED_AFTER_MS);
    const before = await scriptMs(client);
    for (let at = 0; at < STEPS; at++) {
      await page.mouse.wheel(0, 120);
      await sleep(50);
    }
    const scrolled = await scriptMs(client);
    const felt = await countsOf(page);
    await client.send("HeapProfiler.collectGarbage");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    return {
      ...felt,
      evalMs: await evalMs(browser, url),
      scriptMs: untilIdleMs,
      clickMs: felt.handlersMs / CLICKS,
      scrollMs: (scrolled - before) / STEPS,
      requests,
      heapKb: usedSize / 1024,
    };
  } finally {
    await context.close();
  }
}
