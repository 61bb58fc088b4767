import { EventEmitter, once } from "node:events";
import { expect, test } from "vitest";
import { until } from "#e2e/until.ts";
import { pass } from "./support/pass.ts";
import { collector, context, openTab, page, visitShop } from "./support/visit.ts";

visitShop({ pages: { "/": "<h1>Shop</h1>", "/next": "<h1>Next</h1>" } });

const open = async (path = "/"): Promise<void> => {
  await page.goto(collector.shop + path);
  await page.waitForFunction(() => window.edgewise?.on);
};
const names = (): unknown[] => collector.of("custom").map(({ name }) => name);

test("what happens in a click leaves in the task after it, without a preflight", async () => {
  await open();
  await page.evaluate(() => window.edgewise?.("cart_add", { item: { id: "A1" }, quantity: 1 }));
  await until(() => collector.batches[0], 1000);
  expect(collector.of("cart_add")).toMatchObject([{ item: { id: "A1" }, quantity: 1 }]);
  const visits = collector.requests.filter(({ path }) => path === "/v1/visit");
  expect(visits.map(({ method }) => method)).toEqual(["POST"]);
  expect(visits[0]?.headers["content-type"]).toBe("text/plain;charset=UTF-8");
  expect(visits[0]?.headers.cookie).toBeUndefined();
});

test("somebody who only looks for a moment is one beacon when the page closes", async () => {
  // One visit in ten tells its web vitals too, once all the rest is said.
  await page.addInitScript(() => {
    Math.random = () => 0.5;
  });
  await open();
  await page.close();
  await until(() => collector.batches[0]);
  expect(collector.batches).toHaveLength(1);
  expect(collector.batches[0]).toMatchObject({ leaving: true });
  expect(collector.of("page_view")).toHaveLength(1);
});

test("one batch carries what three seconds of a known visitor bring", async () => {
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "known" }));
  await page.waitForFunction(() => localStorage["edgewise"]?.includes("visitor-1"));
  await open("/next");
  collector.batches.length = 0;
  await page.evaluate(() => {
    for (const value of ["a", "b"]) window.edgewise?.("filter", { name: "size", value });
  });
  await until(() => collector.batches[0], 5000);
  expect(collector.batches).toHaveLength(1);
  expect(collector.batches[0]?.visitor).toBe("visitor-1");
  expect(collector.events().map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["page_view", "filter"]),
  );
});

test("nothing is lost when the visitor goes on to the next page at once", async () => {
  await open();
  for (const name of ["one", "two", "three"]) {
    await page.evaluate((said) => window.edgewise?.("custom", { name: said }), name);
    await open(name === "two" ? "/" : "/next");
  }
  await until(() => names().length === 3);
  expect(names()).toEqual(["one", "two", "three"]);
});

test("nothing is lost when the tab closes in the same moment", async () => {
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "last" }));
  await page.close();
  await until(() => names().length > 0);
  expect(names()).toEqual(["last"]);
});

const told = () =>
  collector.batches.filter(({ events }) => JSON.stringify(events).includes("under-way"));

test("what was under way when its page closed, and failed after that, is told by the next page", async () => {
  const closing = new EventEmitter();
  const closed = once(closing, "closed");
  collector.answer = async () => {
    if (told().length !== 1) return {};
    await closed;
    throw new Error("too late for its page");
  };
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "under-way" }));
  await until(() => told().length === 1);
  await open("/next");
  closing.emit("closed");
  await until(() => told().length === 2, 15_000);
  expect(names()).toEqual(["under-way"]);
});

test("what happens offline arrives when the connection is back, once", async () => {
  await open();
  await context.setOffline(true);
  for (const name of ["a", "b", "c"])
    await page.evaluate((said) => window.edgewise?.("custom", { name: said }), name);
  await pass(300);
  expect(collector.batches).toHaveLength(0);
  await context.setOffline(false);
  await until(() => names().length === 3, 15_000);
  expect(names()).toEqual(["a", "b", "c"]);
});

test("what happened offline in a tab that was closed arrives with the next visit, once", async () => {
  await open();
  await pass(500);
  await context.setOffline(true);
  for (const name of ["a", "b", "c"])
    await page.evaluate((said) => window.edgewise?.("custom", { name: said }), name);
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.includes(":")));
  // A page that closes may lose its feigned outage a moment before, and then sends by itself.
  await page.close();
  await context.setOffline(false);
  await openTab();
  await open("/next");
  await until(() => names().length === 3, 15_000);
  await pass(500);
  expect(new Set(names())).toEqual(new Set(["a", "b", "c"]));
  const held = collector.batches.find(({ events }) => JSON.stringify(events).includes('"a"'));
  expect(held?.heldMs).toBeGreaterThan(0);
  // Once the last of them is acknowledged, nothing is left of it.
  await page.waitForFunction(() => Object.keys(localStorage).join() === "edgewise");
});

test("what was kept before the clock was set back an hour leaves with the next page, too", async () => {
  await open();
  await pass(500);
  await context.setOffline(true);
  await page.evaluate(() => window.edgewise?.("custom", { name: "kept" }));
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.includes(":")));
  await page.close();
  await context.setOffline(false);
  await openTab();
  await page.route("**/*.js", (route) => route.abort());
  await page.goto(`${collector.shop}/next`);
  await page.evaluate(() => {
    for (const [name, text] of Object.entries<string>(localStorage)) {
      if (!name.includes(":")) continue;
      localStorage[name] = text.replaceAll(
        /"at":(\d+)/g,
        (_match, at: string) => `"at":${Number(at) + 3_600_000}`,
      );
    }
  });
  await page.unroute("**/*.js");
  await open("/next");
  await until(() => names().length > 0, 15_000);
  expect(names()).toEqual(["kept"]);
});

test("two tabs that come back after an outage make one thing of what was kept", async () => {
  await open();
  await pass(500);
  await context.setOffline(true);
  await page.evaluate(() => window.edgewise?.("custom", { name: "kept" }));
  await page.close();
  await context.setOffline(false);
  const tabs = await Promise.all([context.newPage(), context.newPage()]);
  await Promise.all(tabs.map((tab) => tab.goto(`${collector.shop}/next`)));
  await until(() => names().length > 0, 15_000);
  await pass(1000);
  expect(names()).toEqual(["kept"]);
  // One tab sends. Should its storage reach the other too late, number and tab are the same.
  const kept = collector.batches.filter(({ events }) => JSON.stringify(events).includes("kept"));
  expect(new Set(kept.map(({ tab, number }) => `${tab}/${number}`)).size).toBe(1);
});

test("a clock set back an hour makes no batch younger than new", async () => {
  await page.clock.install({ time: new Date("2026-06-01T12:00:00Z") });
  await open();
  await context.setOffline(true);
  await page.evaluate(() => window.edgewise?.("custom", { name: "before" }));
  await page.clock.runFor(200);
  await page.clock.setSystemTime(new Date("2026-06-01T11:00:00Z"));
  await context.setOffline(false);
  await page.clock.runFor(5000);
  await until(() => names().length === 1);
  for (const { heldMs } of collector.batches) expect(heldMs).toBeGreaterThanOrEqual(0);
});

test("an edge that is down is tried again, later and later, and gets everything in one go", async () => {
  let isDown = true;
  const arrivals: number[] = [];
  collector.answer = () => {
    arrivals.push(performance.now());
    if (isDown) throw new Error("down");
    return {};
  };
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "first" }));
  await until(() => arrivals.length === 2, 10_000);
  expect((arrivals[1] ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(1900);
  await page.evaluate(() => window.edgewise?.("custom", { name: "second" }));
  isDown = false;
  await until(() => names().includes("second"), 20_000);
  expect(names()).toEqual(["first", "second"]);
});

test("a long list is split, and no batch is larger than 15 kB", async () => {
  await open();
  await page.evaluate(() => {
    for (let at = 0; at < 90; at++)
      window.edgewise?.("custom", { name: `n${at}`, data: { words: "x".repeat(280) } });
  });
  await until(() => names().length === 90);
  expect(collector.batches.length).toBeGreaterThan(1);
  for (const { events } of collector.batches)
    expect(JSON.stringify(events).length).toBeLessThan(15_000);
});

test("one event that is larger than a batch still arrives", async () => {
  await open();
  await page.evaluate(() => {
    const lines = Array.from({ length: 180 }, (_, at) => ({
      id: `product-${at}`,
      name: "A name as long as shops write them",
      quantity: 1,
      price: 10,
    }));
    window.edgewise?.("purchase", { order: "1", value: 1800, currency: "EUR", lines });
  });
  await until(() => collector.of("purchase")[0]);
  expect(collector.of("purchase")[0]?.lines).toHaveLength(180);
});
