import { expect, test } from "vitest";
import type { Consent } from "#protocol/event.ts";
import { until } from "#e2e/until.ts";
import { kept, nothing } from "./support/kept.ts";
import { pass } from "./support/pass.ts";
import { collector, context, page, visitShop } from "./support/visit.ts";

visitShop({ consent: "required" });

const open = async (path = "/"): Promise<void> => {
  await page.goto(collector.shop + path);
  await page.waitForFunction(() => window.edgewise?.on);
};
const stored = (): Promise<string[]> =>
  page.evaluate(() => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    document.cookie,
  ]);
const last = () => collector.batches.at(-1)?.consent;

test("before consent nothing is sent and nothing is stored, whatever happens", async () => {
  const asked: string[] = [];
  context.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  await open();
  await page.evaluate(() => {
    window.edgewise?.("cart_add", { item: { id: "A1" }, quantity: 1 });
    window.edgewise?.("purchase", { order: "1", value: 1, currency: "EUR", lines: [] });
  });
  await pass(6000);
  expect(await kept(page, context)).toEqual(nothing);
  await page.close();
  await pass(300);
  expect(collector.batches).toHaveLength(0);
  // The script and its parts are fetched; nothing else leaves the page, and no address tells of it.
  const toEdge = asked.filter((one) => one.includes(collector.edge));
  expect(toEdge[0]).toBe(`GET ${collector.edge}/t/demo.js`);
  for (const one of toEdge.slice(1))
    expect(one).toMatch(/^GET http:\/\/edge\.localhost:\d+\/p\/[\w-]+\.\w+\.js$/);
});

function choose(choice: { readonly [P in keyof Consent]?: boolean }): Promise<void> {
  return page.evaluate((said) => window.edgewise?.("consent", said), choice);
}

/** Whether the edge was told so last, and the browser remembers it. */
async function isTold(consent: Consent): Promise<boolean> {
  await until(() => JSON.stringify(last()) === JSON.stringify(consent));
  const remembered: unknown = await page.evaluate(
    () => JSON.parse(localStorage["edgewise"]).consent,
  );
  return JSON.stringify(remembered) === JSON.stringify(consent);
}

test("each permission is taken back by one call, and the others stay as they were", async () => {
  await open();
  await choose({ analytics: true });
  expect(await isTold({ analytics: true, personalisation: false, push: false })).toBe(true);
  await choose({ personalisation: true, push: true });
  expect(await isTold({ analytics: true, personalisation: true, push: true })).toBe(true);
  await choose({ personalisation: false });
  expect(await isTold({ analytics: true, personalisation: false, push: true })).toBe(true);
  await choose({ personalisation: true });
  expect(await isTold({ analytics: true, personalisation: true, push: true })).toBe(true);
  await choose({ push: false });
  expect(await isTold({ analytics: true, personalisation: true, push: false })).toBe(true);
});

test("with consent, what was noticed before is told, with its true age", async () => {
  await open();
  await page.evaluate(() => window.edgewise?.("cart_add", { item: { id: "A1" }, quantity: 1 }));
  await pass(1000);
  await page.evaluate(() => window.edgewise?.("consent", { analytics: true }));
  await until(() => collector.of("cart_add")[0]);
  expect(collector.of("cart_add")[0]?.agoMs).toBeGreaterThan(900);
  expect(last()).toEqual({ analytics: true, personalisation: false, push: false });
  await page.waitForFunction(() => localStorage["edgewise"]?.includes("visitor-1"));
});

test("consent is remembered, and taking it back wipes id and queue and tells the edge once", async () => {
  await open();
  await page.evaluate(() => {
    window.edgewise?.("consent", { analytics: true, personalisation: true });
    window.edgewise?.("custom", { name: "known" });
  });
  await page.waitForFunction(() => localStorage["edgewise"]?.includes("visitor-1"));
  await open();
  await page.evaluate(() => {
    localStorage["edgewise:parked"] = "[]";
    window.edgewise?.("custom", { name: "again" });
  });
  await until(() => collector.of("custom").length === 2);
  expect(collector.batches.at(-1)).toMatchObject({ visitor: "visitor-1" });
  const before = collector.batches.length;
  await page.evaluate(() => window.edgewise?.("consent", { analytics: false }));
  await until(() => collector.batches.length === before + 1);
  const none = { analytics: false, personalisation: false, push: false };
  expect(collector.batches.at(-1)).toMatchObject({ visitor: "visitor-1", consent: none });
  expect(collector.batches.at(-1)?.events).toMatchObject([{ kind: "consent", consent: none }]);
  expect(await stored()).toEqual([""]);
  await page.evaluate(() => window.edgewise?.("custom", { name: "after" }));
  await page.close();
  await pass(300);
  expect(collector.batches).toHaveLength(before + 1);
});

test("where the shop assumes consent, a refusal holds on the next page too", async () => {
  collector.settings = { ...collector.settings, consent: "granted" };
  await open();
  await page.evaluate(() => window.edgewise?.("consent", { analytics: false }));
  await until(() => collector.batches.length === 1);
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "after" }));
  await page.close();
  await pass(300);
  expect(collector.batches).toHaveLength(1);
});

test("a session without storage reports and is answered, and leaves nothing behind", async () => {
  collector.settings = { ...collector.settings, consent: "session" };
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "now" }));
  await until(() => collector.of("custom")[0]);
  await pass(200);
  await page.evaluate(() => window.edgewise?.("custom", { name: "then" }));
  await until(() => collector.of("custom").length === 2);
  expect(collector.batches.at(-1)?.visitor).toBe("visitor-1");
  expect(await stored()).toEqual([""]);
});

test("an erased visitor is forgotten and starts anew, with another tab id", async () => {
  collector.settings = { ...collector.settings, consent: "granted" };
  collector.answer = ({ number }) => (number === 1 ? { erased: true } : {});
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "one" }));
  await until(() => collector.batches.length === 1);
  await pass(300);
  expect(await stored()).toEqual([""]);
  await page.evaluate(() => window.edgewise?.("custom", { name: "two" }));
  await until(() => collector.batches.length === 2);
  expect(collector.batches[1]?.tab).not.toBe(collector.batches[0]?.tab);
});

test("Global Privacy Control is no personalisation by assumption and no word of other sites", async () => {
  collector.settings = { ...collector.settings, consent: "granted" };
  await context.addInitScript(() => {
    Object.defineProperty(navigator, "globalPrivacyControl", { value: true });
  });
  await open("/?utm_source=letter&gclid=1");
  await page.evaluate(() => window.edgewise?.("custom", { name: "now" }));
  await until(() => collector.batches[0]);
  expect(last()).toEqual({ analytics: true, personalisation: false, push: false });
  expect(collector.batches[0]?.page).not.toHaveProperty("source");
  expect(collector.batches[0]?.page).not.toHaveProperty("paidClick");
});
