import { expect, test } from "vitest";
import { until } from "#e2e/until.ts";
import { shopPage } from "./support/collector.ts";
import { pass } from "./support/pass.ts";
import { collector, page, visitShop } from "./support/visit.ts";

visitShop({ pages: { "/": "<h1>Shop</h1>", "/next": "<h1>Next</h1>" } });

const open = async (path = "/"): Promise<void> => {
  await page.goto(collector.shop + path);
  await page.waitForFunction(() => window.edgewise?.on);
};
const names = (): unknown[] => collector.of("custom").map(({ name }) => name);

test("what the browser will not take on the way out stays for the next page", async () => {
  await page.addInitScript(() => {
    // As when the shop's own beacons have used up the 64 KiB that a page may have in flight.
    if (location.pathname === "/") navigator.sendBeacon = () => false;
  });
  // A page begins before the one that it follows has ended: what that one leaves behind is younger.
  await page.route("**/next", async (route) => {
    await pass(300);
    await route.continue();
  });
  await open();
  await pass(500);
  await page.evaluate(() => {
    window.edgewise?.("filter", { name: "size", value: "42" });
    location.href = "/next";
  });
  await page.waitForURL("**/next");
  await until(() => collector.of("filter")[0], 15_000);
  await pass(500);
  expect(collector.of("filter")).toHaveLength(1);
});

test("more than three batches on the way out all arrive, now or with the next page", async () => {
  await open();
  await pass(500);
  await page.evaluate(() => {
    for (let at = 0; at < 90; at++)
      window.edgewise?.("filter", { name: "n".repeat(290), value: "v".repeat(290) });
    location.href = "/next";
  });
  await page.waitForURL("**/next");
  await until(() => collector.of("filter").length === 90, 15_000);
  expect(collector.batches.length).toBeGreaterThan(3);
  for (const one of collector.batches) expect(JSON.stringify(one).length).toBeLessThan(15_500);
});

test("of what many tabs could not send, the newest 64 kB and 100 events are kept, for a day", async () => {
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "known" }));
  await page.waitForFunction(() => localStorage["edgewise"]?.includes("visitor-1"));
  await page.evaluate((site) => {
    const batch = (tab: string, name: string, words: number) => ({
      protocolVersion: 1,
      site,
      tab: tab.padEnd(24, "0"),
      number: 1,
      consent: { analytics: true, personalisation: true, push: false },
      page: { path: "/old" },
      events: [{ kind: "custom", agoMs: 0, name, data: { words: "x".repeat(words) } }],
    });
    const kept = (tab: string, agoMs: number, name: string, words = 250): void => {
      const parcels = [{ at: Date.now() - agoMs, batch: batch(tab, name, words) }];
      localStorage[`edgewise:${tab}`] = JSON.stringify(parcels);
    };
    kept("yesterday", 25 * 3_600_000, "too-old");
    for (let at = 0; at < 130; at++) kept(`t${1000 + at}`, 60_000 + at * 1000, `n${at}`);
    localStorage["edgewise:broken"] = "{";
  }, collector.settings.site);
  await open("/next");
  await until(() => names().includes("n99"), 20_000);
  await page.waitForFunction(() => !Object.keys(localStorage).some((name) => /:/.test(name)));
  const told = names().filter((name) => name !== "known");
  expect(told).toHaveLength(100);
  expect([told[0], told.at(-1)]).toEqual(["n99", "n0"]);
});

test("consent that is taken back while old batches are sent stops them too", async () => {
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "known" }));
  await page.waitForFunction(() => localStorage["edgewise"]?.includes("visitor-1"));
  await page.evaluate((site) => {
    const events = [{ kind: "custom", agoMs: 0, name: "old" }];
    const consent = { analytics: true, personalisation: true, push: false };
    const parcels = Array.from({ length: 20 }, (_, at) => {
      const batch = { protocolVersion: 1, site, tab: "t".repeat(24), number: at + 1, consent };
      return { at: Date.now(), batch: { ...batch, page: { path: "/old" }, events } };
    });
    localStorage["edgewise:t"] = JSON.stringify(parcels);
  }, collector.settings.site);
  collector.answer = async () => {
    await pass(200);
    return {};
  };
  await open("/next");
  await until(() => names().includes("old"), 15_000);
  await page.evaluate(() => window.edgewise?.("consent", { analytics: false }));
  await pass(300);
  const before = names().length;
  await pass(1000);
  expect(names().length).toBe(before);
  expect(before).toBeLessThan(20);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("old");
});

test("behind the shop's own service worker nothing is lost on the way out either", async () => {
  // Chromium loses many of the beacons of closing pages whose requests a worker sees.
  collector.pages.set("/sw.js", {
    html: `addEventListener("activate", (event) => event.waitUntil(clients.claim()));
      addEventListener("fetch", (event) => {
        if (event.request.mode === "navigate") event.respondWith(fetch(event.request));
      });`,
  });
  const steps = Array.from({ length: 12 }, (_, at) => `/step/${at}`);
  for (const path of steps) collector.pages.set(path, shopPage(collector.edge, "<h1>Step</h1>"));
  await open();
  await page.evaluate(() => window.edgewise?.("custom", { name: "known" }));
  await page.evaluate(async () => {
    const claimed = new Promise((done) => {
      navigator.serviceWorker.addEventListener("controllerchange", done);
    });
    await navigator.serviceWorker.register("/sw.js");
    await claimed;
  });
  for (const path of steps) {
    await open(path);
    await page.evaluate((name) => {
      addEventListener("pagehide", () => window.edgewise?.("filter", { name, value: "last" }));
    }, path);
  }
  await open("/next");
  await until(() => collector.of("filter").length >= steps.length, 15_000).catch(() => {});
  expect(
    collector
      .of("filter")
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(steps.toSorted());
});
