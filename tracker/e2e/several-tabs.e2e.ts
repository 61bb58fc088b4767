import { expect, test } from "vitest";
import { until } from "#e2e/until.ts";
import { pass } from "./support/pass.ts";
import { collector, context, page, visitShop } from "./support/visit.ts";

visitShop({ consent: "required" });

const open = async (one = page, path = "/"): Promise<void> => {
  await one.goto(collector.shop + path);
  await one.waitForFunction(() => window.edgewise?.on);
};
const none = { analytics: false, personalisation: false, push: false };
const known = async (): Promise<void> => {
  await open();
  await page.evaluate(() => {
    window.edgewise?.("consent", { analytics: true, personalisation: true });
    window.edgewise?.("custom", { name: "known" });
  });
  await page.waitForFunction(() => localStorage["edgewise"]?.includes("visitor-1"));
};

test("who logs out is not the tab that the browser began with", async () => {
  await known();
  const began = collector.batches[0]?.tab;
  await page.evaluate(() => {
    window.edgewise?.("logout");
    window.edgewise?.("custom", { name: "after" });
  });
  await until(() => collector.of("custom").length === 2);
  const after = collector.batches.at(-1);
  expect(after?.visitor).toBeUndefined();
  expect(after?.first).not.toBe(began);
});

test("consent that is taken back offline reaches the edge as soon as there is a connection", async () => {
  await known();
  await context.setOffline(true);
  await page.evaluate(() => window.edgewise?.("consent", { analytics: false }));
  await pass(500);
  await context.setOffline(false);
  await pass(15000);
  expect(collector.batches.map(({ consent }) => consent)).toContainEqual(none);
});

test("consent taken back in one tab is taken back in the others", async () => {
  await known();
  const other = await context.newPage();
  await open(other);
  await other.evaluate(() => window.edgewise?.("custom", { name: "other" }));
  await until(() => collector.of("custom").length === 2);
  // As the edge answers whoever is erased.
  let isGone = false;
  collector.answer = ({ visitor, consent }) => {
    if (!consent.analytics) isGone = true;
    if (!isGone) return {};
    return visitor === "visitor-1" ? { erased: true } : { visitor: "visitor-2" };
  };
  await page.evaluate(() => window.edgewise?.("consent", { analytics: false }));
  await until(() => isGone);
  await pass(500);
  await other.evaluate(() => window.edgewise?.("custom", { name: "one" }));
  await pass(1000);
  await other.evaluate(() => window.edgewise?.("custom", { name: "two" }));
  await pass(1000);
  expect(await other.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test("a refusal is remembered though the edge answers an earlier batch that the visitor is erased", async () => {
  collector.settings = { ...collector.settings, consent: "granted" };
  let answerNow: (() => void) | undefined;
  collector.answer = async ({ number }) => {
    if (number !== 1) return {};
    await new Promise<void>((done) => {
      answerNow = done;
    });
    return { erased: true };
  };
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "slow" }));
  await until(() => answerNow !== undefined);
  await page.evaluate(() => window.edgewise?.("consent", { analytics: false }));
  await until(() => collector.batches.length === 2);
  answerNow?.();
  await pass(500);
  const count = collector.batches.length;
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "after" }));
  await pass(1500);
  expect(collector.batches.length).toBe(count);
});

test("a refusal in one tab is remembered whatever another tab still does", async () => {
  collector.settings = { ...collector.settings, consent: "granted" };
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "known" }));
  await page.waitForFunction(() => localStorage["edgewise"]?.includes("visitor-1"));
  const other = await context.newPage();
  await open(other);
  let isGone = false;
  collector.answer = ({ visitor, consent }) => {
    if (!consent.analytics) isGone = true;
    return isGone && visitor === "visitor-1" ? { erased: true } : {};
  };
  await page.evaluate(() => window.edgewise?.("consent", { analytics: false }));
  await until(() => isGone);
  await other.evaluate(() => window.edgewise?.("custom", { name: "elsewhere" }));
  await pass(1500);
  const count = collector.batches.length;
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "after" }));
  await pass(1500);
  expect(collector.batches.slice(count)).toEqual([]);
});

test("what somebody did before logging out is theirs, though the edge fails at that moment", async () => {
  await known();
  collector.answer = () => {
    throw new Error("down");
  };
  await page.evaluate(() => window.edgewise?.("custom", { name: "fails" }));
  await pass(800);
  await page.evaluate(() => {
    window.edgewise?.("custom", { name: "before" });
    window.edgewise?.("logout");
    window.edgewise?.("custom", { name: "after" });
  });
  collector.answer = () => ({});
  await until(() => collector.of("custom").some((event) => event.name === "after"));
  expect({ before: whose("before"), after: whose("after") }).toEqual({
    before: "visitor-1",
    after: undefined,
  });
});

test("personalisation that is taken back in one tab is no longer claimed by another", async () => {
  await known();
  const other = await context.newPage();
  await open(other);
  await page.evaluate(() => window.edgewise?.("consent", { personalisation: false }));
  await until(() => collector.batches.some(({ consent }) => !consent.personalisation));
  await pass(300);
  await other.evaluate(() => window.edgewise?.("custom", { name: "elsewhere" }));
  await until(() => collector.of("custom").length === 2);
  expect(collector.batches.at(-1)?.consent.personalisation).toBe(false);
});

/** Under whose id this was told. */
function whose(name: string): string | undefined {
  return collector.batches.find(({ events }) => JSON.stringify(events).includes(`"${name}"`))
    ?.visitor;
}
