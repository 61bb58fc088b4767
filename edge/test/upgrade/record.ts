/**
 * Writes what a later release must be able to read: `npm run record:release -- -u` at the release's own commit.
 * Not a test of this release; `edge/test/upgrade.test.ts` reads what it wrote.
 */
import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { visitorOfTab } from "../../tokens/ids.ts";
import { visitorOf } from "../../namespaces.ts";
import { DOMAIN_VERSION } from "../../objects/visitor/store.ts";
import { own } from "../support/orders.ts";
import { call, openShop, report } from "../support/shop.ts";
import { dumped } from "./storage.ts";

const MINUTE_MS = 60_000;
const title = { "*": "Still here?" };
const message = { channel: "web-push", title, body: title };
const exit = {
  id: "exit",
  name: "A code on the way out",
  status: "live",
  trigger: { kind: "exit-intent" },
  goal: { kind: "purchase" },
  priority: 90,
  budget: { offers: 5 },
  steps: [
    {
      kind: "show",
      variants: [
        {
          id: "a",
          share: 1,
          banner: { kind: "modal", title: { "*": "{code}" } },
          offer: {
            source: "pool",
            pool: "spring",
            value: { kind: "percent", percent: 5 },
            endsAfterHours: 24,
          },
        },
      ],
    },
  ],
};
const left = {
  id: "left-cart",
  name: "The cart that was left",
  status: "live",
  trigger: { kind: "abandoned" },
  goal: { kind: "purchase" },
  priority: 80,
  steps: [
    { kind: "wait", wait: { until: "elapsed", seconds: 3600 } },
    { kind: "send", variants: [{ id: "one", share: 1, message }] },
  ],
};
const shoe = { id: "shoe", name: "Shoe", price: 89.9, currency: "EUR" };
const subscription = {
  endpoint: "https://fcm.googleapis.com/fcm/send/of-an-earlier-release",
  keys: {
    p256dh:
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  },
};
const consent = { analytics: true, personalisation: true, push: true };
const anna = "tab-of-anna-0000000000001";
const bert = "tab-of-bert-0000000000001";

test("a shop lives a little and is written down", async () => {
  const at = Date.now();
  vi.useFakeTimers({ now: at, toFake: ["Date"] });
  const shop = await openShop();
  const products = [
    { ...shoe, price: 8990, categories: ["shoes"], url: "/p/shoe", inStock: true },
    {
      id: "sock",
      name: "Sock",
      price: 990,
      currency: "EUR",
      categories: ["socks"],
      url: "/p/sock",
      inStock: true,
    },
  ];
  await call(shop, "POST", "/catalogue", { products });
  await call(shop, "POST", "/codes/spring", { codes: ["SPRING-1", "SPRING-2"] });
  for (const campaign of [exit, left])
    await call(shop, "PUT", `/campaigns/${campaign.id}`, campaign);
  await vi.waitFor(async () => {
    // What an isolate holds may be some seconds old.
    vi.setSystemTime(Date.now() + 20_000);
    const { shows } = await report(shop, {
      tab: `tab-that-waits-${Date.now()}`,
      number: 1,
      consent,
      events: [
        { kind: "cart_add", agoMs: 0, item: shoe, quantity: 1 },
        { kind: "exit_intent", agoMs: 0, by: "mouse" },
      ],
    });
    expect(shows).toHaveLength(1);
  });

  const seen = await report(shop, {
    tab: anna,
    number: 1,
    consent,
    events: [
      { kind: "page_view", agoMs: 3000 },
      { kind: "product_view", agoMs: 2000, item: shoe },
      { kind: "push_subscribed", agoMs: 1500, subscription },
      { kind: "cart_add", agoMs: 1000, item: shoe, quantity: 2 },
      { kind: "exit_intent", agoMs: 0, by: "mouse" },
    ],
  });
  expect(seen.shows).toMatchObject([{ campaign: "exit" }]);
  await report(shop, {
    tab: bert,
    number: 1,
    consent,
    events: [
      { kind: "product_view", agoMs: 2000, item: shoe },
      {
        kind: "purchase",
        agoMs: 0,
        order: "A-1",
        value: 89.9,
        currency: "EUR",
        lines: [{ ...shoe, quantity: 1 }],
      },
    ],
  });
  const visitors = {
    anna: await visitorOfTab(env, shop.site, anna),
    bert: await visitorOfTab(env, shop.site, bert),
  };
  await own(shop.site, { order: "A-1", total: 89.9, tax: 14.35, visitor: visitors.bert });
  // The cart is left, the journey to the message begins, the visit ends, and everything is counted.
  for (let minutes = 0; minutes < 40; minutes += 4) {
    vi.setSystemTime(Date.now() + 4 * MINUTE_MS);
    for (const visitor of Object.values(visitors))
      await runDurableObjectAlarm(visitorOf(env, shop.site, visitor));
  }
  const writtenAt = Date.now();
  const read = (path: string) => call(shop, "GET", path);
  const answers = {
    counts: await read(`/counts?step=day&from=${at - 86_400_000}&until=${writtenAt + 1}`),
    campaigns: await read("/campaigns"),
    anna: await read(`/visitors/${visitors.anna}`),
    decisions: await read(`/visitors/${visitors.anna}/decisions`),
    bert: await read(`/visitors/${visitors.bert}/export`),
  };
  const stored = await dumped([
    { binding: "SITE", name: shop.site },
    { binding: "CENSUS", name: `${shop.site}/0` },
    { binding: "RECOMMENDER", name: shop.site },
    { binding: "VISITOR", name: `${shop.site}/${visitors.anna}` },
    { binding: "VISITOR", name: `${shop.site}/${visitors.bert}` },
  ]);
  const release = { at: writtenAt, shop, tabs: { anna, bert }, visitors, answers, stored };
  // What this release has decided is not to be mistaken for a decision of the one that reads it.
  const text = JSON.stringify(release, null, 1).replaceAll(DOMAIN_VERSION, "of-release-0.1.0");
  await expect(`${text}\n`).toMatchFileSnapshot("release-0.1.0.json");
});
