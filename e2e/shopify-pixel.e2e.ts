import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { listen } from "#e2e/listen.ts";
import { until } from "#e2e/until.ts";
import type { Command } from "../tracker/tag.ts";
import type { StoryView } from "#protocol/story.ts";
import type { SiteView } from "#protocol/views.ts";
import { checkoutPage, type Privacy } from "../tracker/e2e/support/pixel-host.ts";

// In Shopify's own form. https://shopify.dev/docs/api/web-pixels-api/standard-events
const money = (amount: number) => ({ amount, currencyCode: "EUR" });
const variant = {
  id: "41007289663544",
  image: { src: "https://cdn.shopify.com/shoe.jpg" },
  price: money(120),
  product: {
    id: "7",
    title: "Shoe",
    type: "Shoes",
    untranslatedTitle: "Shoe",
    url: "/products/shoe",
    vendor: "Cirrus",
  },
  sku: "SHOE-42",
  title: "42",
  untranslatedTitle: "42",
};
const checkout = {
  attributes: [],
  currencyCode: "EUR",
  discountApplications: [],
  lineItems: [
    { id: "1", title: "Shoe", quantity: 2, variant, finalLinePrice: money(240), properties: [] },
  ],
  order: { id: "5000", customer: { id: "9", isFirstOrder: true } },
  shippingLine: { price: money(4.9) },
  subtotalPrice: money(240),
  token: "2a1b",
  totalPrice: money(244.9),
  totalTax: money(39.1),
  transactions: [],
};
let said = 0;
const event = (name: string, data: object, agoMs = 0, pathname = "/checkouts/cn/2a1b") => ({
  clientId: "client",
  context: {
    document: { location: { pathname, search: "?secret=1" }, referrer: "" },
    navigator: { language: "en", userAgent: "" },
    window: { innerWidth: 800 },
  },
  data,
  id: `sh-${++said}`,
  name,
  seq: said,
  timestamp: new Date(Date.now() - agoMs).toISOString(),
  type: "standard",
});
const all: Privacy = {
  analyticsProcessingAllowed: true,
  marketingAllowed: true,
  preferencesProcessingAllowed: true,
  saleOfDataAllowed: true,
};

declare global {
  interface Window {
    edgewise?: Command & { q?: Iterable<Parameters<Command>>; on?: boolean };
  }
}

let running: RunningEdge;
let shop: { readonly port: number; readonly close: () => Promise<void> };
let address: string;
let checkoutHtml: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let pixel: string;
/** What left the sandbox for the edge, and what came back. */
let sent: { readonly origin: string | undefined; readonly body: string; readonly status: number }[];
let complaints: string[];

beforeAll(async () => {
  running = await startEdge();
  shop = await listen(
    createServer(({ url }, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end(
        url?.startsWith("/checkouts/")
          ? checkoutHtml
          : `<!doctype html><title>Shop</title><link rel="icon" href="data:,"><script async src="${running.edge}/t/demo.js"></script>`,
      );
    }),
  );
  address = `http://shopify.localhost:${shop.port}`;
  const { settings } = await running.admin<SiteView>("GET", "");
  await running.admin("PUT", "/settings", { ...settings, origins: [...settings.origins, address] });
  browser = await launchShell();
  pixel = await readFile("dist/shopify-pixel.js", "utf8");
});
afterAll(async () => {
  await browser?.close();
  await shop?.close();
  await running?.stop();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  sent = [];
  complaints = [];
});
afterEach(() => context.close());

/** Somebody with a full cart, whom the tag on the shop's own pages has made known. */
async function shopper(): Promise<string> {
  await page.goto(address);
  await page.waitForFunction(() => window.edgewise?.on);
  await page.evaluate(() => {
    window.edgewise?.("consent", { analytics: true, personalisation: true });
    window.edgewise?.("cart_add", { item: { id: "7" }, quantity: 2 });
  });
  await page.waitForFunction(() => JSON.parse(localStorage["edgewise"] ?? "{}").visitor);
  return page.evaluate(() => JSON.parse(localStorage["edgewise"]).visitor);
}

/** On to the checkout, where no tag runs. */
async function goOn(privacy = all): Promise<void> {
  const call = `edgewiseShopify.edgewisePixel({ analytics, browser, init, customerPrivacy: api.customerPrivacy }, "${running.edge}", "demo");`;
  checkoutHtml = checkoutPage(privacy, `${pixel}\n${call}`);
  await page.goto(`${address}/checkouts/cn/2a1b`);
  await page.waitForFunction(() => Reflect.get(window, "isReady"));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("requestfinished", async (request) => {
    if (!request.url().endsWith("/v1/visit")) return;
    const { origin } = await request.allHeaders();
    const status = (await request.response())?.status() ?? 0;
    sent.push({ origin, body: request.postData() ?? "", status });
  });
}

const publish = (one: object): Promise<void> =>
  page.evaluate((given) => Reflect.get(window, "publish")(given), one);

test("from Shopify's sandbox the whole checkout reaches the visitor whom the shop's own pages know", async () => {
  const visitor = await shopper();
  await goOn();
  expect(await page.frames()[1]?.evaluate(() => self.origin)).toBe("null");
  // The tag was there.
  await publish(event("product_viewed", { productVariant: variant }, 0, "/products/shoe"));
  await publish(event("checkout_started", { checkout }, 60_000));
  await publish(event("checkout_address_info_submitted", { checkout }));
  await publish(event("checkout_shipping_info_submitted", { checkout }));
  await publish(event("payment_info_submitted", { checkout }));
  await publish(event("checkout_completed", { checkout }));
  await until(() => sent.length === 5);
  expect(sent.map(({ origin, status }) => ({ origin, status }))).toEqual(
    Array.from({ length: 5 }, () => ({ origin: "null", status: 200 })),
  );
  expect(complaints).toEqual([]);
  const batches = sent
    .map(({ body }) => JSON.parse(body))
    .toSorted((one, other) => one.number - other.number);
  expect(batches[0].events[0].agoMs).toBeGreaterThanOrEqual(60_000);
  expect(batches.map(({ page: { path } }) => path)).toEqual(Array(5).fill("/checkouts/cn/2a1b"));
  const shoes = { id: "7", name: "Shoe", price: 120, currency: "EUR", quantity: 2, variant: "42" };
  expect(batches.flatMap(({ events }) => events)).toMatchObject([
    { kind: "cart_set", lines: [shoes], value: 244.9, currency: "EUR" },
    { kind: "checkout_stage", stage: "address", value: 244.9, currency: "EUR" },
    { kind: "checkout_stage", stage: "shipping" },
    { kind: "checkout_stage", stage: "payment" },
    { kind: "checkout_stage", stage: "payment" },
    {
      kind: "purchase",
      order: "5000",
      value: 244.9,
      currency: "EUR",
      tax: 39.1,
      shipping: 4.9,
      lines: [shoes],
    },
  ]);
  const story = await running.admin<StoryView>("GET", `/visitors/${visitor}`);
  const bought = story.events.filter(({ what }) => /^(cart|checkout|purchase)/.test(what));
  expect(bought.map(({ what }) => what).toSorted()).toEqual([
    "cart_add",
    "cart_set",
    "checkout_stage",
    "checkout_stage",
    "checkout_stage",
    "checkout_stage",
    "purchase",
  ]);
});

test("a choice in the checkout counts from then on, and what the tag was told before counts more", async () => {
  await shopper();
  await page.evaluate(() => window.edgewise?.("consent", { personalisation: false }));
  await page.waitForFunction(() => !JSON.parse(localStorage["edgewise"]).consent.personalisation);
  await goOn({ ...all, analyticsProcessingAllowed: false });
  await publish(event("checkout_started", { checkout }));
  await page.waitForTimeout(500);
  expect(sent).toEqual([]);
  await page.evaluate((given) => Reflect.get(window, "collect")(given), all);
  await publish(event("payment_info_submitted", { checkout }));
  await until(() => sent.length === 1);
  expect(JSON.parse(sent[0]?.body ?? "{}").consent).toEqual({
    analytics: true,
    personalisation: false,
    push: false,
  });
});

test("a page of no origin that names nobody is refused, as any other shop's is", async () => {
  await page.goto(address);
  await goOn();
  await publish(event("checkout_completed", { checkout }));
  await until(() => sent.length === 1);
  expect(sent[0]).toMatchObject({ origin: "null", status: 403 });
});
