import type { Locator } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { photo } from "#e2e/photo.ts";
import { until } from "#e2e/until.ts";
import type { Drawing } from "#protocol/decision.ts";
import { shopPage } from "./support/collector.ts";
import { drawings } from "./support/drawings.ts";
import { pass } from "./support/pass.ts";
import { answerByName, watchMoves, shown, tell, violations } from "./support/stage.ts";
import { collector, page, visitShop } from "./support/visit.ts";

const plain = `<main><h1>Shop</h1><div data-edgewise-slot="here" style="min-height:420px"></div></main>`;
const darkPage = `<style>:root{color-scheme:light dark}</style>${plain}`;

visitShop();

let asked: Map<string, Drawing>;

beforeEach(async () => {
  asked = answerByName(collector);
  await watchMoves(page);
});

const open = async (body: string): Promise<void> => {
  collector.pages.set("/", shopPage(collector.edge, body));
  await page.goto(`${collector.shop}/`);
  await page.waitForFunction(() => window.edgewise?.on);
};

/** The next banner on the same page, in place of the one before. */
const drawnNext = async (drawing: Drawing): Promise<Locator> => {
  await page.evaluate(() => document.querySelector("edgewise-banner")?.remove());
  const name = `b${asked.size + 1}`;
  asked.set(name, drawing);
  return shown(page, name);
};

test("every kind has a button to close it, named in the visitor's language", async () => {
  await open(plain);
  const closable = Object.values(drawings).filter(({ slot }) => !slot);
  for (const drawing of closable) {
    const banner = await drawnNext({ ...drawing, locale: "de", close: "Schließen" });
    await banner.getByRole("button", { name: "Schließen" }).click();
    expect(await banner.count()).toBe(0);
  }
  await until(() => collector.of("banner_dismissed").length === closable.length);
});

test("every kind fits a screen of 320 pixels, in either direction", async () => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 320, height: 640 });
  await open(plain);
  for (const drawing of Object.values(drawings)) {
    const banner = await drawnNext({ ...drawing, direction: "rtl", locale: "ar" });
    const box = await banner.locator(".box").boundingBox();
    expect([drawing.kind, box && box.x >= 0 && box.x + box.width <= 320]).toEqual([
      drawing.kind,
      true,
    ]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([drawing.kind, width <= 320]).toEqual([drawing.kind, true]);
    await photo(page, `banners/${drawing.kind}-320-rtl`);
  }
});

test("every kind is legible in the dark, and moves for nobody who asked for stillness", async () => {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await open(darkPage);
  for (const drawing of Object.values(drawings)) {
    const banner = await drawnNext(drawing);
    expect([drawing.kind, ...(await violations(page))]).toEqual([drawing.kind]);
    const moving = await banner
      .locator(".box")
      .evaluate((box) => box.getAnimations({ subtree: true }).length);
    expect([drawing.kind, moving]).toEqual([drawing.kind, 0]);
    await photo(page, `banners/${drawing.kind}-dark`);
  }
});

test("a block that is less than half in sight is not seen; a second in full sight is", async () => {
  const room = `<div style="height:calc(100vh - 60px)"></div><div data-edgewise-slot="here" style="min-height:420px"></div>`;
  await open(room);
  const banner = await drawnNext(drawings.inline);
  await pass(1500);
  await tell(page);
  await until(() => collector.batches.length > 1);
  expect(collector.of("banner_shown")).toEqual([]);
  await banner.locator(".box").scrollIntoViewIfNeeded();
  await pass(1200);
  await tell(page);
  await until(() => collector.of("banner_shown")[0]);
  expect(collector.of("banner_shown")).toMatchObject([{ receipt: "b1" }]);
});

/** How long seven presses of the shop's own button took, the middle one; something happens before each. */
async function press(before: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 7; count++) {
    await before();
    await page.mouse.click(40, 40);
    times.push(
      await until(() => page.evaluate((): number => Reflect.get(window, "slow").pop() ?? null)),
    );
  }
  return times.toSorted((left, right) => left - right)[3] ?? Number.NaN;
}

test("with banners coming and going, the shop's own clicks are answered as fast as without", async () => {
  await page.addInitScript(() => {
    Reflect.set(window, "slow", []);
    addEventListener("click", ({ timeStamp }) => {
      // From the press to the next paint, as INP counts it.
      requestAnimationFrame(() =>
        setTimeout(() => Reflect.get(window, "slow").push(performance.now() - timeStamp)),
      );
    });
  });
  await open(
    `<button style="position:fixed;inset:0 auto auto 0;width:80px;height:80px">Theirs</button>`,
  );
  await page.evaluate(() => Reflect.set(window, "slow", []));
  const without = await press(async () => {});
  const withBanners = await press(() => drawnNext(drawings["corner-card"]));
  expect(withBanners).toBeLessThanOrEqual(without + 50);
});
