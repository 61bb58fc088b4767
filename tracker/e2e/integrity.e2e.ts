import { expect, test } from "vitest";
import { until } from "#e2e/until.ts";
import { pass } from "./support/pass.ts";
import { collector, page, visitShop } from "./support/visit.ts";

visitShop({ pages: {} });

/** A shop that lets the browser compare the tag with what it was when it was pasted. */
async function open(integrity: string): Promise<void> {
  const settings = JSON.stringify(collector.settings);
  collector.pages.set("/", {
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A shop</title><link rel="icon" href="data:,">
<h1>Shop</h1><button onclick="this.textContent='Bought'">Buy</button>
<script async crossorigin src="${collector.alone.src}" integrity="${integrity}" data-edgewise='${settings}'></script></html>`,
  });
  await page.goto(`${collector.shop}/`);
}

test("with the integrity that a shop wrote down the tag runs, reads the page and is heard", async () => {
  await open(collector.alone.integrity);
  await page.waitForFunction(() => window.edgewise?.on);
  await page.evaluate(() => window.edgewise?.("custom", { name: "now" }));
  await until(() => collector.of("custom")[0]);
  expect(collector.of("custom")).toMatchObject([{ name: "now" }]);
  await until(() => collector.requests.some(({ path }) => path.startsWith("/p/reader.")));
});

test("a tag of which one letter was changed on the way does not run, and the shop goes on", async () => {
  await open(collector.alone.integrity.replace(/-./, (start) => (start === "-A" ? "-B" : "-A")));
  await until(() => collector.requests.some(({ path }) => path.startsWith("/p/tag.")));
  await pass(500);
  expect(await page.evaluate(() => typeof window.edgewise)).toBe("undefined");
  await page.getByRole("button").click();
  expect(await page.getByRole("button").textContent()).toBe("Bought");
  expect(collector.batches).toEqual([]);
});
