import { expect, test } from "vitest";
import { drawings, showOf } from "./support/drawings.ts";
import { pass } from "./support/pass.ts";
import { collector, page, visitShop } from "./support/visit.ts";

visitShop({ pages: { "/": "" } });

const tell = (): Promise<void> => page.evaluate(() => window.edgewise?.("custom", { name: "now" }));

test("an answer that comes after 800 ms shows nothing, and its visitor is kept", async () => {
  collector.answer = async () => {
    await pass(1000);
    return { shows: [showOf(drawings.bar)] };
  };
  await page.goto(`${collector.shop}/`);
  await page.waitForFunction(() => window.edgewise?.on);
  await tell();
  await page.waitForFunction(() => localStorage["edgewise"]?.includes("visitor-1"));
  await pass(500);
  expect(await page.locator("edgewise-banner").count()).toBe(0);
});

test("a page that draws for itself is given the decision, and the tag draws nothing", async () => {
  collector.answer = () => ({ shows: [showOf(drawings.bar)] });
  await page.goto(`${collector.shop}/`);
  await page.waitForFunction(() => window.edgewise?.on);
  await page.evaluate(() => {
    window.edgewise?.("decision", (show) => {
      document.title = show.drawing.title ?? "";
      return true;
    });
    window.edgewise?.("custom", { name: "now" });
  });
  await page.waitForFunction(() => document.title.startsWith("Free returns"));
  await pass(500);
  expect(await page.locator("edgewise-banner").count()).toBe(0);
});
