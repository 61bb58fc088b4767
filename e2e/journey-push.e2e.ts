import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DemoPerson, warmUp } from "#e2e/demo-person.ts";
import { freePort, type RunningEdge, startEdge } from "#e2e/edge.ts";
import { launchPushChromium, launchPushFirefox, type PushBrowser } from "#e2e/push-browsers.ts";
import { until } from "#e2e/until.ts";
import type { Campaign } from "#protocol/campaign.ts";

/** Lets no banner speak after the push, so that the purchase can only be the push's. */
async function keepOnlyThePush({ admin }: RunningEdge): Promise<void> {
  for (const campaign of await admin<readonly Campaign[]>("GET", "/campaigns")) {
    if (campaign.id === "cart-left" || campaign.id === "ask-for-push") continue;
    // oxlint-disable-next-line no-await-in-loop -- a campaign after the other
    await admin("PUT", `/campaigns/${campaign.id}`, { ...campaign, status: "paused" });
  }
}

describe.each([
  ["Chromium", launchPushChromium],
  ["Firefox", launchPushFirefox],
])("a person with %s in the demo shop", (_, launch) => {
  let browser: PushBrowser;
  let edge: RunningEdge;
  let person: DemoPerson;

  beforeAll(async () => {
    const shopPort = await freePort();
    browser = await launch(`http://shop.localhost:${shopPort}`);
    const { pushHosts, pushRoute } = browser;
    edge = await startEdge({ shopPort, pushHosts, pushRoute });
    person = new DemoPerson(browser, edge);
    await keepOnlyThePush(edge);
    await warmUp(edge);
    // A machine with other work needs its time to start a browser and an edge.
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await edge?.stop();
  });

  test("allows push from the shop's own question, and what was agreed to is kept", async () => {
    await person.subscribe();
    const { agreed, push } = await person.inside();
    expect(agreed).toMatchObject({ text: "soft", locale: expect.stringMatching(/^en/) });
    expect(push?.keys.endpoint).toMatch(/^https?:/);
  }, 90_000);

  test("who buys one second before the cart counts as left hears nothing of it", async () => {
    await person.putIntoCart();
    await sleep(1000);
    const leftAt = await person.leftAt();
    await sleep(leftAt - 1000 - Date.now());
    await person.buy("T-1");
    await sleep(leftAt + 3000 - Date.now());
    expect(browser.handedOver()).toEqual([]);
    expect((await person.inside()).deliveries).toEqual([]);
    expect(await person.counted("orders")).toBe(1);
  }, 60_000);

  test("a cart that is left brings one push at its time, whose click restores the cart and is credited", async () => {
    await person.putIntoCart();
    // Behind the shop's service worker a page that closes in this moment would tell it to the next page only.
    await person.leftAt();
    await browser.goto("about:blank");
    await sleep(1000);
    const leftAt = await person.leftAt();
    const notice = await browser.desktop.shown.waitFor(() => true, 40_000);
    const sentAt = browser.handedOver().at(-1) ?? 0;
    expect(notice.title).toMatch(/Aero 3 is still here/);
    expect(sentAt).toBeGreaterThanOrEqual(leftAt);
    // How soon after it is another test's, which has the machine to itself.
    expect(sentAt - leftAt).toBeLessThan(10_000);

    browser.desktop.click(notice);
    const opened = await until(
      async () => (await browser.urls()).find((url) => url.startsWith(`${edge.shop}/cart`)),
      20_000,
    );
    expect(opened).toMatch(/ew_click=/);
    await until(async () =>
      (await person.inside()).receipts.open.some(({ state }) => state === "clicked"),
    );
    // What was counted leaves with a purchase at once.
    await browser.goto(`${edge.shop}/cart`);
    await person.buy("T-2");
    await until(() => person.counted("orders").then((count) => count === 2));
    expect((await person.inside()).ledger.at(-1)?.claim).toBe("cart-left");
    expect(await person.counted("clicked/cart-left/product")).toBe(1);
    expect(await person.counted("shown/cart-left/product")).toBe(1);
    expect(await person.counted("handed-over/cart-left/product")).toBe(1);
    expect(browser.desktop.shown.entries).toHaveLength(1);
    expect(browser.handedOver()).toHaveLength(1);
  }, 120_000);
});
