import * as v from "valibot";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchPushFirefox, type PushBrowser } from "#e2e/push-browsers.ts";
import { startPushShop, type PushShop } from "#e2e/push-shop.ts";
import { pushSubscription } from "#protocol/push.ts";
import { makeVapidKeys } from "../edge/channels/web-push/vapid.ts";

let shop: PushShop;
let browser: PushBrowser;

beforeAll(async () => {
  shop = await startPushShop();
  browser = await launchPushFirefox(shop.shop);
});
afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

// Chromium only fires this event when a permission comes back; Firefox whenever its service forgot it.
test("a browser whose address changed tells the edge, before its first message", async () => {
  const { publicKey } = await makeVapidKeys();
  await browser.goto(shop.shop);
  // Without the edge's origin: the worker knows where its script came from.
  const asked = `subscribe(${JSON.stringify(publicKey)})`;
  const { endpoint } = v.parse(pushSubscription, await browser.evaluate(asked));
  browser.loseSubscriptions?.();
  const report = await shop.reports.waitFor(({ kind }) => kind === "resubscribed", 30_000);
  expect(report).toMatchObject({ token: "device-token", subscription: { keys: {} } });
  expect(report).toMatchObject({ before: endpoint });
  expect(report).not.toMatchObject({ subscription: { endpoint } });
});
