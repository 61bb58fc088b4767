import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import * as v from "valibot";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { catalogueUpload } from "#protocol/product.ts";
import { startShop } from "../demo/server.mjs";
import { catalogueUpload as upload } from "../demo/upload.ts";

const run = promisify(execFile);

let folder: string;
let shop: Awaited<ReturnType<typeof startShop>>;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "shop-"));
  await run(process.execPath, ["scripts/run.mjs", "demo/build.ts", folder]);
  shop = await startShop({ port: 0, folder, coupons: [{ code: "SPRING10", percent: 10 }] });
  browser = await launchShell();
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A fresh visitor, with everything the data layer was told and everything the console complained about. */
async function visitor(): Promise<{
  page: Page;
  events: Record<string, unknown>[];
  complaints: string[];
}> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const events: Record<string, unknown>[] = [];
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.exposeFunction("told", (entry: Record<string, unknown>) => {
    if (entry["event"]) events.push({ ...entry });
  });
  await page.addInitScript(`
    window.dataLayer = [];
    const push = dataLayer.push.bind(dataLayer);
    dataLayer.push = (...entries) => { entries.forEach((entry) => told(entry)); return push(...entries); };
  `);
  return { page, events, complaints };
}

async function addAero(page: Page): Promise<void> {
  await page.goto(`${shop.url}/p/kestrel-aero-3`);
  await page.locator(".sizes label", { hasText: "43" }).click();
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("status").filter({ hasText: "is in your cart" }).waitFor();
}

test("a visitor walks from the home page to a finished purchase, and the data layer hears it", async () => {
  const { page, events, complaints } = await visitor();
  await page.goto(shop.url);
  await page.getByRole("navigation", { name: "Shop" }).getByText("Running shoes").click();
  await page.locator("[data-product=kestrel-aero-3] [data-wish]").click();
  await page.getByRole("link", { name: /Aero 3/ }).click();
  await page.locator(".sizes label", { hasText: "43" }).click();
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.goto(`${shop.url}/p/oatwell-gel-box`);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("link", { name: /^Cart 2/ }).click();
  await page.getByRole("button", { name: "Remove Oatwell" }).click();
  await page.getByRole("link", { name: "Checkout" }).click();
  for (const [label, text] of [
    ["E-mail", "ada@example.org"],
    ["Name", "Ada"],
    ["Street and number", "Bahn 8"],
    ["Postcode", "04103"],
    ["City", "Leipzig"],
  ] as const)
    await page.getByLabel(label).fill(text);
  await page.getByRole("button", { name: "On to delivery" }).click();
  await page.getByText("Express").click();
  await page.getByRole("button", { name: "On to payment" }).click();
  await page.getByRole("button", { name: "Buy now" }).click();
  await page.getByRole("heading", { name: "Thank you. Enjoy the run." }).waitFor();
  await page.reload();
  await page.getByText("€258.90").waitFor();

  const names = events.map(({ event }) => event);
  expect(names.filter((name) => name !== "view_item_list")).toEqual([
    "add_to_wishlist",
    "view_item",
    "add_to_cart",
    "view_item",
    "add_to_cart",
    "view_cart",
    "remove_from_cart",
    "begin_checkout",
    "add_shipping_info",
    "add_payment_info",
    "purchase",
  ]);
  expect(names).toContain("view_item_list");
  expect(events.find(({ event }) => event === "purchase")).toMatchObject({
    ecommerce: {
      transaction_id: expect.stringMatching(/^PW-\w+$/),
      currency: "EUR",
      value: 249,
      tax: 41.34,
      shipping: 9.9,
      items: [{ item_id: "kestrel-aero-3", item_variant: "Ember / 43", price: 249, quantity: 1 }],
    },
  });
  expect(complaints).toEqual([]);
});

test("a coupon that the shop does not know is refused aloud, a known one lowers the sum", async () => {
  const { page } = await visitor();
  await addAero(page);
  await page.goto(`${shop.url}/checkout/payment`);
  await page.getByLabel("Coupon").fill("nonsense");
  await page.getByRole("button", { name: "Redeem" }).click();
  await page.getByText("We do not know the code NONSENSE.").waitFor();
  await page.getByLabel("Coupon").fill("spring10");
  await page.getByLabel("Coupon").press("Enter");
  await page.getByText("10 % off").waitFor();
  expect(await page.locator(".sums .total dd").textContent()).toBe("€224.10");
});

test("a restore link fills the cart once, and asks for the missing size before the checkout", async () => {
  const { page } = await visitor();
  for (const _ of [1, 2])
    await page.goto(
      `${shop.url}/cart?restore=kestrel-aero-3:2,oatwell-gel-box:1,nobody:3,tarn-tee:-1`,
    );
  await page.getByRole("link", { name: "Checkout" }).click();
  await page.getByText("Please choose a size for Aero 3.").waitFor();
  expect(page.url()).toBe(`${shop.url}/cart`);
  await page.getByLabel("Size of Aero 3").selectOption("42");
  expect(await page.locator(".sums .total dd").textContent()).toBe("€524.00");
  await page.getByRole("link", { name: "Checkout" }).click();
  await page.getByLabel("E-mail").waitFor();
});

test("a search finds by what a product is for, and says so when it finds nothing", async () => {
  const { page, events } = await visitor();
  await page.goto(`${shop.url}/search?q=marathon`);
  await page.getByText("Marathon Pro").first().waitFor();
  await page.goto(`${shop.url}/search?q=surfboard`);
  await page.getByText("Nothing found").waitFor();
  expect(
    events.filter(({ event }) => event === "search").map((event) => event["search_term"]),
  ).toEqual(["marathon", "surfboard"]);
});

test("a page that was seen opens again without a network", async () => {
  const { page } = await visitor();
  await page.goto(shop.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await page.goto(`${shop.url}/p/paceward-first`);
  await page.context().setOffline(true);
  await page.goto(shop.url);
  await page.getByRole("heading", { name: "Run your own pace." }).waitFor();
  await page.goto(`${shop.url}/p/orrery-summit`);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("No signal here.");
});

test("the tag is one line with the nonce of the policy, and the worker's file names the edge", async () => {
  const tagged = await startShop({ port: 0, folder, edge: "http://127.0.0.1:1", site: "demo" });
  const local = tagged.url.replace("shop.localhost", "127.0.0.1");
  const answer = await fetch(`${local}/p/kestrel-aero-3`);
  const text = await answer.text();
  const nonce = /nonce-([^']+)/.exec(answer.headers.get("content-security-policy") ?? "")?.[1];
  expect(
    text.split(`<script async src="http://127.0.0.1:1/t/demo.js" nonce="${nonce}"></script>`),
  ).toHaveLength(2);
  expect(answer.headers.get("content-security-policy")).not.toContain("unsafe");
  expect(text).not.toMatch(/\sstyle=|\son\w+=/);
  expect(await (await fetch(`${local}/edgewise-sw.js`)).text()).toBe(
    'importScripts("http://127.0.0.1:1/sw.js");\n',
  );
  await tagged.close();
});

test.each(["/../package.json", "/..%2fpackage.json", "/%2e%2e/%2e%2e/etc/passwd", "/%00", "/%"])(
  "the path %s leads nowhere",
  async (crooked) => {
    const { port } = new URL(shop.url);
    const status = await new Promise((resolve, reject) => {
      get({ host: "127.0.0.1", port, path: crooked }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on("error", reject);
    });
    expect(status).toBe(404);
  },
);

test("the edge accepts the shop's catalogue: forty products and their articles", () => {
  const parsed = v.parse(catalogueUpload, upload("https://shop.example"));
  expect(parsed.products).toHaveLength(40);
  expect(parsed.articles?.length).toBeGreaterThanOrEqual(8);
});
