import type { CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launchChromiumProfile, type ProfileBrowser } from "#e2e/chromium.ts";
import { startDesktop, type Desktop } from "#e2e/notifications.ts";
import { startPushShop, type PushShop } from "#e2e/push-shop.ts";
import { until } from "#e2e/until.ts";
import { pushPayload } from "../edge/channels/web-push/payload.ts";

let shop: PushShop;
let desktop: Desktop;
let browser: ProfileBrowser;
let page: Page;
let cdp: CDPSession;
let registrationId = "";

beforeAll(async () => {
  shop = await startPushShop();
  desktop = await startDesktop();
  browser = await launchChromiumProfile({ env: desktop.env });
  await browser.context.grantPermissions(["notifications"], { origin: shop.shop });
  page = await browser.context.newPage();
  await page.goto(shop.shop);
  cdp = await browser.context.newCDPSession(page);
  cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
    const ours = registrations.find(({ scopeURL }) => scopeURL === `${shop.shop}/edgewise/`);
    registrationId = ours?.registrationId ?? registrationId;
  });
  await cdp.send("ServiceWorker.enable");
  await page.evaluate("register().then(() => {})");
  await until(() => registrationId !== "");
});
afterEach(() => {
  shop.setDown(false);
});
afterAll(async () => {
  await browser?.close();
  await desktop?.close();
  await shop?.close();
});

async function deliver(data: string): Promise<void> {
  const { shop: origin } = shop;
  await cdp.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
}

function message(name: string) {
  return pushPayload({
    title: name,
    body: `about ${name}`,
    lang: "de",
    dir: "ltr",
    silent: true,
    image: `${shop.shop}/image.png`,
    icon: `${shop.shop}/icon.png`,
    url: `${shop.shop}/product/${name}`,
    key: `key-${name}`,
    edge: shop.edge,
    token: `token-${name}`,
    actions: [{ action: "cart", title: "To the cart", navigate: `${shop.shop}/cart` }],
  });
}

function reported(name: string) {
  return shop.reports.waitFor(({ token }) => token === `token-${name}`);
}

function displayed(title: string): Promise<unknown> {
  return page.evaluate(
    `notifications().then((all) => all.find(({ title }) => title === ${JSON.stringify(title)}))`,
  );
}

test("shows everything that a message says", async () => {
  await deliver(JSON.stringify(message("whole")));
  expect(await reported("whole")).toMatchObject({ kind: "shown" });
  expect(await displayed("whole")).toEqual({
    title: "whole",
    body: "about whole",
    lang: "de",
    dir: "ltr",
    tag: "key-whole",
    silent: true,
    icon: `${shop.shop}/icon.png`,
    image: `${shop.shop}/image.png`,
    actions: ["cart"],
  });
});

test("remembers what it showed when the browser has ended it meanwhile", async () => {
  await deliver(JSON.stringify(message("again")));
  await reported("again");
  await cdp.send("ServiceWorker.stopAllWorkers");
  await deliver(JSON.stringify(message("again")));
  await deliver(JSON.stringify(message("next")));
  await desktop.shown.waitFor(({ title }) => title === "next");
  await reported("next");
  expect(desktop.shown.entries.filter(({ title }) => title === "again")).toHaveLength(1);
  expect(shop.reports.entries.filter(({ token }) => token === "token-again")).toHaveLength(1);
});

test.each([
  ["plain text", "Back in stock!", "Back in stock!"],
  ["somebody else's JSON", '{"alert":"x"}', ""],
  ["no payload", "", ""],
])("shows the shop's name for %s", async (_, data, body) => {
  const before = desktop.shown.entries.length;
  await deliver(data);
  const notice = await until(() => desktop.shown.entries[before]);
  expect(notice.title).toBe("shop.localhost");
  expect(notice.body).toContain(body);
  expect(notice.body).not.toContain("alert");
  desktop.click(notice);
  await until(() => browser.context.pages().some((one) => one.url() === `${shop.shop}/`));
});

test("shows a message although the browser refuses one of its options", async () => {
  const odd = message("odd");
  await deliver(JSON.stringify({ ...odd, notification: { ...odd.notification, vibrate: [1] } }));
  expect(await reported("odd")).toMatchObject({ kind: "shown" });
  expect(await displayed("odd")).toMatchObject({ title: "odd" });
});

test("keeps its reports while the edge is down, and sends them with the next", async () => {
  shop.setDown(true);
  await deliver(JSON.stringify(message("held")));
  await desktop.shown.waitFor(({ title }) => title === "held");
  await until(() => shop.refused() > 0);
  shop.setDown(false);
  await deliver(JSON.stringify(message("freed")));
  await reported("freed");
  expect(await reported("held")).toMatchObject({ kind: "shown" });
});

test("finds the edge by its own script's address", async () => {
  const { notification, ...payload } = message("homeless");
  const { edge: _, ...data } = notification.data;
  await deliver(JSON.stringify({ ...payload, notification: { ...notification, data } }));
  expect(await reported("homeless")).toMatchObject({ kind: "shown" });
});

test("leaves the shop's own worker and its pages alone", async () => {
  await page.evaluate(`register("/sw.js").then(() => {})`);
  await until(() => page.evaluate("Boolean(navigator.serviceWorker.controller)"));
  const scopes = await page.evaluate(
    "navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => scope).sort())",
  );
  expect(scopes).toEqual([`${shop.shop}/`, `${shop.shop}/edgewise/`]);
  expect(await page.evaluate("navigator.serviceWorker.controller?.scriptURL")).toBe(
    `${shop.shop}/sw.js`,
  );
});
