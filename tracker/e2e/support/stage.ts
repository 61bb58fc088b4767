import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { axeSource } from "#e2e/axe-source.ts";
import { until } from "#e2e/until.ts";
import type { Drawing } from "#protocol/decision.ts";
import type { Collector } from "./collector.ts";
import { showOf } from "./drawings.ts";
import { pass } from "./pass.ts";

/** Answers each page with what it asks for by name, so that many pages can be open at once. */
export function answerByName(collector: Collector): Map<string, Drawing> {
  const asked = new Map<string, Drawing>();
  collector.answer = ({ events }) => {
    const shows = events.flatMap((event) => {
      const name = typeof event === "object" && event && Reflect.get(event, "name");
      const drawing = typeof name === "string" ? asked.get(name) : undefined;
      return drawing && typeof name === "string" ? [{ ...showOf(drawing), receipt: name }] : [];
    });
    return { shows };
  };
  return asked;
}

/** A page of a browser that was never here, which measures what moves on it. */
export async function freshPage(browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await watchMoves(page);
  return page;
}

/** Lets a page that is still to be opened measure what moves on it, and have no answer to notifications yet. */
export async function watchMoves(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // Headless Chromium has refused notifications for everyone before anybody is asked.
    Object.defineProperty(Notification, "permission", { get: () => "default" });
    const moved: string[] = [];
    Reflect.set(window, "moved", moved);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const nodes = Reflect.get(entry, "sources").map(({ node }: { node: unknown }) =>
          node instanceof Element ? node.outerHTML.slice(0, 80) : String(node),
        );
        moved.push(`${Reflect.get(entry, "value")} ${nodes.join(" ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** What has moved on a page since it was opened: how far, and which elements. */
export const moved = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => Reflect.get(window, "moved"));

/** Says something on the page; the answer comes in the same round trip. */
export const tell = (page: Page, name = "now"): Promise<void> =>
  page.evaluate((said) => window.edgewise?.("custom", { name: said }), name);

/** The banner that the page gets when it says this. */
export async function shown(page: Page, name: string): Promise<Locator> {
  const banner = page.locator("edgewise-banner");
  await until(async () => {
    // An answer that takes longer than 800 ms is not shown, and rightly so: on a busy machine once more.
    if ((await banner.count()) === 0) await tell(page, name);
    await banner
      .locator(".box")
      .waitFor({ timeout: 2500 })
      .catch(() => {});
    return banner.locator(".box").isVisible();
  }, 20_000);
  return banner;
}

/** What the edge has been told of a banner, once it has; the page sends what waits meanwhile. */
export async function reported(
  collector: Collector,
  page: Page,
  kind: "banner_shown" | "banner_clicked" | "banner_dismissed",
  receipt: string,
): Promise<number> {
  const count = () => collector.of(kind).filter((event) => event.receipt === receipt).length;
  return until(async () => {
    if (count() > 0) return count();
    // It rides with the next batch; the click may just be leading elsewhere.
    await tell(page).catch(() => {});
    await pass(250);
    return count() || null;
  }, 45_000);
}

/** What axe-core finds wrong with the banner, in short. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const run: (
      context: unknown,
      options: unknown,
    ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> = Reflect.get(
      Reflect.get(window, "axe"),
      "run",
    );
    const result = await run({ include: ["edgewise-banner"] }, { resultTypes: ["violations"] });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

/** Tabs along the page until the keyboard is in the banner; false if it never gets there. */
export async function tabInto(page: Page): Promise<boolean> {
  for (let times = 0; times < 80; times++) {
    const where = await page.evaluate(() => document.activeElement?.localName);
    if (where === "edgewise-banner") return true;
    await page.keyboard.press("Tab");
  }
  return false;
}
