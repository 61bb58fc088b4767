import { expect, test } from "vitest";
import { until } from "#e2e/until.ts";
import { collector, page, visitShop } from "./support/visit.ts";

visitShop();

async function open(query = ""): Promise<void> {
  await page.goto(`${collector.shop}/${query}`);
  await page.waitForFunction(() => window.edgewise?.on);
}
const say = (kind: string): Promise<void> =>
  page.evaluate((name) => window.edgewise?.(name, { name: "said" }), kind);

const marks = () => collector.batches.map((batch) => batch.page["staff"]);

function having(fact: Readonly<Record<string, string>>): unknown {
  return expect.arrayContaining([expect.objectContaining(fact)]);
}

test("who logs out is somebody else from the next fact on, whatever is still under way", async () => {
  await open();
  await say("custom");
  await page.waitForFunction(() => localStorage["edgewise"]?.includes("visitor-1"));
  await page.evaluate(() => {
    window.edgewise?.("custom", { name: "under-way" });
    window.edgewise?.("logout");
    window.edgewise?.("custom", { name: "after" });
  });
  await until(() => collector.of("custom").length === 3);
  const told = collector.batches.map(({ visitor, events }) => ({ visitor, events }));
  expect(told).toContainEqual({ visitor: "visitor-1", events: having({ name: "under-way" }) });
  expect(told).toContainEqual({ visitor: "visitor-1", events: having({ kind: "logout" }) });
  expect(told).toContainEqual({ visitor: undefined, events: having({ name: "after" }) });
});

test("the shop's link for its own people marks this browser until the other one is opened", async () => {
  await open("?ew_staff=token-of-the-shop");
  await page.waitForFunction(() => localStorage["ew_staff"]);
  await say("custom");
  await until(() => collector.of("custom").length === 1);
  await open();
  await page.waitForTimeout(500);
  await say("custom");
  await until(() => collector.of("custom").length === 2);
  expect(marks().filter(Boolean)).toContain("token-of-the-shop");
  expect(marks().at(-1)).toBe("token-of-the-shop");
  await open("?ew_staff=off");
  await page.waitForFunction(() => localStorage["ew_staff"] === "");
  await say("custom");
  await until(() => collector.of("custom").length === 3);
  expect(marks().at(-1)).toBeUndefined();
});
