import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Firefox, launchFirefox } from "#e2e/firefox.ts";
import { until } from "#e2e/until.ts";
import { type Collector, shopPage, startCollector } from "./support/collector.ts";
import { drawings, showOf } from "./support/drawings.ts";
import { pass } from "./support/pass.ts";

let collector: Collector;
let firefox: Firefox;

beforeAll(async () => {
  collector = await startCollector();
  firefox = await launchFirefox();
});
afterAll(async () => {
  await firefox.close();
  await collector.close();
});
beforeEach(() => {
  collector.forget();
  const entry = `{event:"view_item",ecommerce:{currency:"EUR",items:[{item_id:"A1",price:5}]}}`;
  collector.pages.set(
    "/",
    shopPage(collector.edge, "<h1>Shop</h1>", `<script>dataLayer=[${entry}]</script>`),
  );
});

test("in Firefox a visit is understood, decided on and drawn, and nothing is lost on the way out", async () => {
  collector.answer = ({ number }) => (number === 1 ? { shows: [showOf(drawings.modal)] } : {});
  const page = await firefox.newPage();
  await page.goto(`${collector.shop}/`);
  await until(() => page.evaluate(`Boolean(window.edgewise?.on)`));
  await pass(1500);
  await page.evaluate(`edgewise("cart_add",{item:{id:"A1"},quantity:1})`);
  await until(() => collector.of("cart_add")[0]);
  expect(collector.of("product_view")).toMatchObject([{ item: { id: "A1", price: 5 } }]);
  await until(() =>
    page.evaluate(
      `Boolean(document.querySelector("edgewise-banner")?.shadowRoot.querySelector("dialog[open]"))`,
    ),
  );
  await pass(1500);
  await page.evaluate(`history.pushState(null,"","/a")`);
  await page.goto("about:blank");
  await until(() => collector.of("gone")[0]);
  expect(collector.of("banner_shown")).toMatchObject([{ receipt: "r-1" }]);
  expect(collector.of("page_view")).toHaveLength(2);
  expect(collector.of("dwell").length).toBeGreaterThan(0);
  await page.close();
});

test("in Firefox a strict policy with a nonce is enough, and consent comes first", async () => {
  collector.settings = { ...collector.settings, consent: "required" };
  const { html } = shopPage(collector.edge, "");
  collector.pages.set("/", {
    html: html.replace("<script async", `<script nonce="n1" async`),
    headers: {
      "Content-Security-Policy": `default-src 'none'; script-src 'nonce-n1'; connect-src ${collector.edge}; img-src data:`,
    },
  });
  collector.answer = () => ({ shows: [showOf(drawings.bar)] });
  const page = await firefox.newPage();
  await page.goto(`${collector.shop}/`);
  await until(() => page.evaluate(`Boolean(window.edgewise?.on)`));
  await page.evaluate(`edgewise("custom",{name:"before"})`);
  await pass(1000);
  expect(collector.batches).toHaveLength(0);
  await page.evaluate(`edgewise("consent",{analytics:true,personalisation:true})`);
  await until(() => collector.of("custom")[0]);
  await until(() => page.evaluate(`Boolean(document.querySelector("edgewise-banner"))`));
  await page.close();
});
