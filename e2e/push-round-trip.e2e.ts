import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchPushChromium, launchPushFirefox, type PushBrowser } from "#e2e/push-browsers.ts";
import { startPushShop, type PushShop } from "#e2e/push-shop.ts";
import { until } from "#e2e/until.ts";
import { pushSubscription, type PushSubscriptionKeys } from "#protocol/push.ts";
import { pushPayload } from "../edge/channels/web-push/payload.ts";
import { sendPush, type PushOutcome } from "../edge/channels/web-push/send.ts";
import { makeVapidKeys, vapidHeader, type VapidKeys } from "../edge/channels/web-push/vapid.ts";

describe.each([
  ["Chromium", launchPushChromium],
  ["Firefox", launchPushFirefox],
])("from the edge's channel to %s", (_, launch) => {
  let shop: PushShop;
  let browser: PushBrowser;
  let keys: VapidKeys;
  let subscription: PushSubscriptionKeys;

  beforeAll(async () => {
    shop = await startPushShop();
    browser = await launch(shop.shop);
    keys = await makeVapidKeys();
    await browser.goto(shop.shop);
    const asked = `subscribe(${JSON.stringify(keys.publicKey)}, ${JSON.stringify(shop.edge)})`;
    subscription = v.parse(pushSubscription, await browser.evaluate(asked));
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });

  function send(name: string, { signedBy = keys, tag = name } = {}): Promise<PushOutcome> {
    const payload = pushPayload({
      title: `Noch da? ${name}`,
      body: "Größe 42 ✓",
      lang: "de",
      tag,
      url: `${shop.shop}/product/${name}`,
      key: `key-${name}`,
      edge: shop.edge,
      token: `token-${name}`,
      actions: [{ action: "cart", title: "Zum Korb", navigate: `${shop.shop}/cart/${name}` }],
    });
    return sendPush(
      { subscription, payload, ttlSeconds: 60, urgency: "high" },
      {
        sign: (audience) =>
          vapidHeader(signedBy, audience, "mailto:owner@shop.example", Date.now()),
        extraHosts: browser.pushHosts,
        fetch: browser.fetch,
        now: Date.now(),
      },
    );
  }

  function shownAs(name: string) {
    return browser.desktop.shown.waitFor(({ title }) => title.endsWith(name));
  }

  function noticesOf(name: string) {
    return browser.desktop.shown.entries.filter(({ title }) => title.endsWith(name));
  }

  function reportsOf(name: string): readonly string[] {
    return shop.reports.entries
      .filter(({ token }) => token === `token-${name}`)
      .map(({ kind }) => kind);
  }

  test("a message sent twice is shown once and reported once", async () => {
    expect(await send("twice")).toEqual({ kind: "accepted" });
    expect(await shownAs("twice")).toMatchObject({ body: expect.stringContaining("Größe 42 ✓") });
    await until(() => reportsOf("twice").length > 0);
    expect(await send("twice")).toEqual({ kind: "accepted" });
    // What comes after shows that the second one has been dealt with.
    await send("after");
    await shownAs("after");
    await until(() => reportsOf("after").length > 0);
    expect(noticesOf("twice")).toHaveLength(1);
    expect(reportsOf("twice")).toEqual(["shown"]);
  });

  test("a message put away is reported and stays away when it comes again", async () => {
    await send("away");
    browser.desktop.dismiss(await shownAs("away"));
    await until(() => reportsOf("away").includes("closed"));
    await send("away");
    await send("later");
    await shownAs("later");
    expect(noticesOf("away")).toHaveLength(1);
    expect(reportsOf("away")).toEqual(["shown", "closed"]);
  });

  test("a click opens the product with the message's key and is no dismissal", async () => {
    await send("click");
    browser.desktop.click(await shownAs("click"));
    const opened = `${shop.shop}/product/click?ew_click=key-click`;
    await until(async () => (await browser.urls()).includes(opened));
    await until(() => reportsOf("click").includes("clicked"));
    // A dismissal is reported a little late; this later one shows that none was due.
    await send("dismissed");
    browser.desktop.dismiss(await shownAs("dismissed"));
    await until(() => reportsOf("dismissed").includes("closed"));
    expect(reportsOf("click")).toEqual(["shown", "clicked"]);
  });

  test("a click on an action opens that action's page and names it", async () => {
    await send("action");
    browser.desktop.click(await shownAs("action"), "Zum Korb");
    const opened = `${shop.shop}/cart/action?ew_click=key-action`;
    await until(async () => (await browser.urls()).includes(opened));
    const report = await shop.reports.waitFor(
      ({ kind, token }) => kind === "clicked" && token === "token-action",
    );
    expect(report).toMatchObject({ action: "cart" });
  });

  test("a click comes back to the tab that already shows the page", async () => {
    await browser.goto(`${shop.shop}/product/open`);
    await send("open");
    browser.desktop.click(await shownAs("open"));
    await until(() => reportsOf("open").includes("clicked"));
    const tabs = (await browser.urls()).filter((url) => url.includes("/product/open"));
    expect(tabs).toHaveLength(1);
  });

  test("a later message takes an older one's place, which is no dismissal", async () => {
    await send("older", { tag: "cart" });
    await shownAs("older");
    await send("newer", { tag: "cart" });
    browser.desktop.dismiss(await shownAs("newer"));
    await until(() => reportsOf("newer").includes("closed"));
    expect(reportsOf("older")).toEqual(["shown"]);
  });

  test("a message signed with another key asks for a new subscription", async () => {
    const outcome = await send("foreign", { signedBy: await makeVapidKeys() });
    expect(outcome).toEqual({ kind: "resubscribe", status: 403 });
  });

  test("the address of a browser that unsubscribed is gone", async () => {
    await browser.goto(shop.shop);
    await browser.evaluate(
      `navigator.serviceWorker.getRegistration("/edgewise/")
        .then((registration) => registration.pushManager.getSubscription())
        .then((subscription) => subscription.unsubscribe())`,
    );
    expect(await until(async () => (await send("gone")).kind === "gone")).toBe(true);
  });
});
