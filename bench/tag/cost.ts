import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, CDPSession } from "playwright-core";
import * as v from "valibot";

const CLICKS = 12;
const STEPS = 20;
const metrics = v.object({ metrics: v.array(v.object({ name: v.string(), value: v.number() })) });

export interface Cost {
  readonly evalMs: number;
  readonly blockingMs: number;
  readonly clickMs: number;
  readonly scrollMs: number;
  readonly heapKb: number;
}

async function scriptMs(client: CDPSession): Promise<number> {
  const all = v.parse(metrics, await client.send("Performance.getMetrics"));
  return 1000 * (all.metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0);
}

/** What a tag costs one page, with the processor four times slower: load, 12 clicks, 20 wheel steps. */
export async function costOf(browser: Browser, url: string, tell: string): Promise<Cost> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send("Performance.enable");
    await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.addInitScript((told) => {
      Reflect.set(window, "blocking", 0);
      Reflect.set(window, "handlers", 0);
      // oxlint-disable-next-line unicorn/consistent-function-scoping -- it lives in the page
      const watch = (type: string, name: string, gain: (old: number, ms: number) => number): void =>
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries())
            Reflect.set(window, name, gain(Reflect.get(window, name), duration));
        }).observe({ type, buffered: true });
      watch("longtask", "blocking", (old, ms) => old + Math.max(0, ms - 50));
      // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval
      const act = new Function("NAME", told);
      addEventListener("DOMContentLoaded", () => {
        document.querySelector("main")?.addEventListener("click", () => {
          const started = performance.now();
          act("add");
          Reflect.set(
            window,
            "handlers",
            Reflect.get(window, "handlers") + performance.now() - started,
          );
        });
      });
    }, tell);
    await page.goto(url);
    await sleep(3500);
    const evalMs = await scriptMs(client);
    const blockingMs = Number(await page.evaluate(() => Reflect.get(window, "blocking")));
    const buttons = page.locator("button");
    for (let at = 0; at < CLICKS; at++) {
      await buttons.nth(at % 8).dispatchEvent("click");
      await sleep(60);
    }
    await sleep(400);
    const handlersMs = Number(await page.evaluate(() => Reflect.get(window, "handlers")));
    await page.locator("button").first().click();
    const before = await scriptMs(client);
    for (let at = 0; at < STEPS; at++) {
      await page.mouse.wheel(0, 120);
      await sleep(50);
    }
    const scrolled = await scriptMs(client);
    await client.send("HeapProfiler.collectGarbage");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    return {
      evalMs,
      blockingMs,
      clickMs: handlersMs / CLICKS,
      scrollMs: (scrolled - before) / STEPS,
      heapKb: usedSize / 1024,
    };
  } finally {
    await context.close();
  }
}
