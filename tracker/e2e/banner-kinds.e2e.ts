import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { photo } from "#e2e/photo.ts";
import type { BannerKind } from "#protocol/catalog/banners.ts";
import type { Drawing } from "#protocol/decision.ts";
import { type Collector, startCollector } from "./support/collector.ts";
import { drawings } from "./support/drawings.ts";
import { openShops, type Shop } from "./support/shops.ts";
import {
  answerByName,
  freshPage,
  moved,
  reported,
  shown,
  tabInto,
  violations,
} from "./support/stage.ts";

const names = ["plain", "single-page", "wars", "demo"] as const;

let collector: Collector;
let browser: Browser;
let shops: readonly Shop[];
let asked: Map<string, Drawing>;
let closeShops: () => Promise<void>;

beforeAll(async () => {
  collector = await startCollector();
  browser = await launchShell();
  ({ shops, close: closeShops } = await openShops(collector));
  asked = answerByName(collector);
});
afterAll(async () => {
  await browser?.close();
  await closeShops?.();
  await collector?.close();
});

/** What a visitor does with each kind, when it is not to be closed. */
const uses: { readonly [K in BannerKind]: ((banner: Locator) => Promise<void>) | null } = {
  bar: (banner) => banner.locator(".go").click(),
  "corner-card": (banner) => banner.locator(".go").click(),
  modal: (banner) => banner.locator(".go").click(),
  inline: (banner) => banner.locator(".go").click(),
  recommendations: (banner) => banner.locator(".item").first().click(),
  comparison: (banner) => banner.locator(".item").first().click(),
  // It only tells; there is nothing to press.
  "free-shipping": null,
  countdown: (banner) => banner.locator(".go").click(),
  "exit-form": async (banner) => {
    await banner.locator("input").fill("ada@example.org");
    await banner.locator(".go").click();
  },
  survey: (banner) => banner.locator(".choices .go").first().click(),
  answers: (banner) => banner.locator("summary").first().click(),
  "push-prompt": (banner) => banner.locator(".both .go").first().click(),
  download: (banner) => banner.locator(".go").click(),
};

const cases = names.flatMap((name) =>
  Object.values(drawings).map((drawing) => ({ name, kind: drawing.kind, drawing })),
);

// Pages wait far more than they work: several at once, each with a browser context of its own.
describe.concurrent("every kind on every shop", () => {
  test.each(cases)(
    "$kind on the $name shop: seen once, nothing moves, by keyboard and pointer, without a barrier",
    async ({ name, kind, drawing }) => {
      const shop = shops.find((one) => one.name === name);
      if (!shop) throw new Error(`There is no shop ${name}`);
      const placed = drawing.slot === undefined ? drawing : { ...drawing, slot: shop.slot };
      const [first, second] = [`${name}.${kind}`, `${name}.${kind}.again`];
      asked.set(first, placed).set(second, placed);
      const page = await freshPage(browser);
      try {
        await shop.open(page);
        await page.mouse.move(5, 5);
        const own = (await moved(page)).length;
        const banner = await shown(page, first);
        const box = banner.locator(".box");
        await box.scrollIntoViewIfNeeded();
        expect(await reported(collector, page, "banner_shown", first)).toBe(1);
        expect((await moved(page)).slice(own)).toEqual([]);
        expect(await violations(page)).toEqual([]);
        await photo(page, `banners/${name}-${kind}`);
        const [at, size] = [await box.boundingBox(), page.viewportSize()];
        expect(at && size && at.x >= 0 && at.x + at.width <= size.width).toBe(true);

        const isFree = drawing.slot === undefined;
        const use = uses[kind];
        const byKeyboard = isFree || use ? await tabInto(page) : true;
        let closed = 1;
        if (isFree) {
          await page.keyboard.press("Escape");
          await banner.waitFor({ state: "detached" });
          closed = await reported(collector, page, "banner_dismissed", first);
          await shown(page, second);
        }
        await use?.(banner);
        const receipt = isFree ? second : first;
        const clicked = use ? await reported(collector, page, "banner_clicked", receipt) : 1;
        expect({ byKeyboard, closed, clicked }).toEqual({
          byKeyboard: true,
          closed: 1,
          clicked: 1,
        });
      } finally {
        await page.context().close();
      }
    },
  );
});
