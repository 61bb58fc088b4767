import { expect, test } from "vitest";
import { until } from "#e2e/until.ts";
import { kept, nothing } from "./support/kept.ts";
import { pass } from "./support/pass.ts";
import { collector, context, page, visitShop } from "./support/visit.ts";

visitShop({ consent: "required" });

const none = { analytics: false, personalisation: false, push: false };
const open = async (): Promise<void> => {
  await page.goto(collector.shop);
  await page.waitForFunction(() => window.edgewise?.on);
};
const known = async (): Promise<void> => {
  await open();
  await page.evaluate(() => {
    window.edgewise?.("consent", { analytics: true, personalisation: true });
    window.edgewise?.("custom", { name: "known" });
  });
  await page.waitForFunction(() => localStorage["edgewise"]?.includes("visitor-1"));
};
const refuse = (): Promise<void> =>
  page.evaluate(() => window.edgewise?.("consent", { analytics: false }));
const refusals = () => collector.batches.filter(({ consent }) => !consent.analytics);
const stored = (): Promise<unknown[]> =>
  page.evaluate(() => Object.values(localStorage).map((text) => JSON.parse(String(text))));

/** Takes everything back without a connection, and leaves before there is one. */
async function refuseOfflineAndLeave(): Promise<void> {
  await context.setOffline(true);
  await page.evaluate(() => window.edgewise?.("custom", { name: "never told" }));
  await refuse();
  await pass(300);
  await page.goto("about:blank");
  await context.setOffline(false);
}

test("consent that is taken back offline is told by the next page, and then nothing is left", async () => {
  await known();
  await refuseOfflineAndLeave();
  expect(refusals()).toEqual([]);
  await open();
  await until(() => refusals()[0]);
  expect(refusals()).toMatchObject([{ visitor: "visitor-1", consent: none }]);
  expect(refusals()[0]?.events).toMatchObject([{ kind: "consent", consent: none }]);
  await pass(1500);
  expect(await kept(page, context)).toEqual(nothing);
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "after" }));
  await pass(1000);
  expect(refusals()).toHaveLength(1);
  expect(collector.of("custom")).toMatchObject([{ name: "known" }]);
});

test("until the edge has heard of it, a refusal and whose it is are all that stays", async () => {
  await known();
  await context.setOffline(true);
  await page.evaluate(() => window.edgewise?.("custom", { name: "never told" }));
  await pass(1000);
  await refuse();
  await pass(500);
  expect(await stored()).toMatchObject([[{ batch: { visitor: "visitor-1", consent: none } }]]);
  expect(await stored()).toMatchObject([[{ batch: { events: [{ kind: "consent" }] } }]]);
  await context.setOffline(false);
  await until(() => refusals()[0], 20_000);
  await until(async () => (await stored()).length === 0);
  expect(await kept(page, context)).toEqual(nothing);
});

test("a refusal that nobody has heard of yet outlives that somebody agrees again and refuses again", async () => {
  await known();
  await context.setOffline(true);
  await refuse();
  await pass(500);
  await page.evaluate(() => window.edgewise?.("consent", { analytics: true }));
  await pass(500);
  await refuseOfflineAndLeave();
  await open();
  await until(() => refusals().find(({ visitor }) => visitor === "visitor-1"));
  await pass(1500);
  expect(await kept(page, context)).toEqual(nothing);
  expect(collector.of("custom")).toMatchObject([{ name: "known" }]);
});

test("a refusal that no page could tell for weeks is told all the same", async () => {
  await known();
  await refuseOfflineAndLeave();
  await page.addInitScript(() => {
    const now = Date.now();
    Date.now = () => now + 40 * 86_400_000;
  });
  await open();
  await until(() => refusals()[0]);
  expect(refusals()).toMatchObject([{ visitor: "visitor-1", consent: none }]);
});

test("where the shop assumes consent, a refusal that was told late is remembered still", async () => {
  collector.settings = { ...collector.settings, consent: "granted" };
  await known();
  await refuseOfflineAndLeave();
  await open();
  await until(() => refusals()[0]);
  await pass(1500);
  expect(await stored()).toEqual([{ consent: none }]);
});

test("a shop whose visitors leave nothing in the browser leaves no refusal there either", async () => {
  collector.settings = { ...collector.settings, consent: "session" };
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "known" }));
  await until(() => collector.of("custom")[0]);
  await context.setOffline(true);
  await refuse();
  await pass(500);
  expect(await kept(page, context)).toEqual(nothing);
});
