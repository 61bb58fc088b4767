import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchHideableChromium } from "#e2e/chromium.ts";
import type { Shop } from "./shop.ts";

const TRIES = 4;
const views = /page_?view|screen_view|"type":"page"|\/collect|"n":"pageview"/gi;

export interface Loss {
  readonly navigate: number;
  readonly close: number;
  readonly killed: number;
  readonly offlineStays: number;
  readonly offlineReturns: number;
  readonly preflights: number;
  readonly routes: string;
}

function named(way: string): string[] {
  return ["a", "b", "c"].map((name) => `${way}${name}x`);
}

/** How many of the things that happened the collector heard of, each in its own browser profile. */
export async function lossOf(browser: Browser, shop: Shop, tell: string): Promise<Loss> {
  const call = (name: string): string => tell.replaceAll("NAME", JSON.stringify(name));
  const heard = (name: string): number => (shop.heard.join("\n").includes(name) ? 1 : 0);
  const visit = async (
    run: (page: Page, context: BrowserContext) => Promise<void>,
  ): Promise<void> => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(shop.origin);
    await sleep(1500);
    await run(page, context);
    await sleep(400);
    await context.close();
  };
  const count = async (way: string, run: (page: Page) => Promise<unknown>): Promise<number> => {
    let arrived = 0;
    for (let at = 0; at < TRIES; at++) {
      const name = `${way}${at}x`;
      await visit(async (page) => {
        await page.evaluate(call(name));
        await run(page);
        await sleep(700);
      });
      arrived += heard(name);
    }
    return arrived;
  };
  shop.reset();
  const navigate = await count("navigate", (page) => page.goto(`${shop.origin}/next`));
  const { preflights } = shop.counts;
  const close = await count("close", (page) => page.close());

  let killed = 0;
  for (let at = 0; at < TRIES; at++) {
    const real = await launchHideableChromium();
    const page = await real.newPage();
    await page.goto(shop.origin);
    await sleep(1500);
    await page.evaluate(call(`killed${at}x`));
    const other = await real.newPage();
    await other.bringToFront();
    await sleep(150);
    real.process()?.kill("SIGKILL");
    await sleep(300);
    killed += heard(`killed${at}x`);
  }

  await visit(async (page, context) => {
    await context.setOffline(true);
    for (const name of named("stays")) await page.evaluate(call(name));
    await sleep(1000);
    await context.setOffline(false);
    await sleep(9000);
  });
  await visit(async (page, context) => {
    await sleep(500);
    await context.setOffline(true);
    for (const name of named("returns")) await page.evaluate(call(name));
    await sleep(300);
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(shop.origin);
    await sleep(6000);
  });

  let routes = "";
  await visit(async (page) => {
    // By now every tag has told of the page itself.
    await sleep(6000);
    for (const step of [
      `history.pushState(null,"","/a")`,
      `history.replaceState(null,"","?x")`,
      `history.replaceState(null,"","?y")`,
      `history.pushState(null,"",location.href)`,
      `history.pushState(null,"","/b")`,
      `history.back()`,
    ]) {
      const before = shop.heard.join("\n").match(views)?.length ?? 0;
      await page.evaluate(step);
      await sleep(3600);
      routes += (shop.heard.join("\n").match(views)?.length ?? 0) - before;
    }
  });
  const sum = (way: string): number => named(way).reduce((all, name) => all + heard(name), 0);
  return {
    navigate,
    close,
    killed,
    offlineStays: sum("stays"),
    offlineReturns: sum("returns"),
    preflights,
    routes,
  };
}
