import { beforeEach, expect, test } from "vitest";
import { until } from "#e2e/until.ts";
import { shopPage } from "./support/collector.ts";
import { kept, nothing } from "./support/kept.ts";
import { pass } from "./support/pass.ts";
import { collector, context, page, visitShop } from "./support/visit.ts";

visitShop({
  pages: { "/": `<h1>Shop</h1><a href="/next">next</a>`, "/next": "<h1>Next</h1>" },
});

// A page so busy that the tag's first task of its own never gets its turn.
beforeEach(() =>
  page.addInitScript(() => {
    const real = window.setTimeout.bind(window);
    const late: (run: () => void, ms?: number) => number = (run, ms) => real(run, ms ?? 600_000);
    Object.assign(window, { setTimeout: late });
  }),
);

const open = async (): Promise<void> => {
  await page.goto(`${collector.shop}/`);
  await page.waitForFunction(() => window.edgewise?.on);
};
const tell = (name: string): Promise<void> =>
  page.evaluate((said) => window.edgewise?.("custom", { name: said }), name);
const names = (): unknown[] => collector.of("custom").map(({ name }) => name);
const paths = (): string[] =>
  collector.batches.flatMap((batch) =>
    batch.events
      .filter((event) => JSON.stringify(event).includes("page_view"))
      .map(() => batch.page.path),
  );

test("until the tag has a task of its own it reads, keeps, fetches and sends nothing", async () => {
  await open();
  await tell("early");
  await pass(4000);
  expect(await kept(page, context)).toEqual(nothing);
  expect(collector.requests.filter(({ host }) => host.startsWith("edge."))).toHaveLength(1);
});

test("a page that closes before loses nothing of what it said before and after the tag came, in order", async () => {
  const stub = `<script>window.edgewise=window.edgewise||function(){(edgewise.q=edgewise.q||[]).push(arguments)};
edgewise("custom",{name:"one"});edgewise("custom",{name:"two"})</script>`;
  collector.pages.set("/", shopPage(collector.edge, "", stub));
  await open();
  await tell("three");
  await page.close();
  await until(() => collector.batches[0]);
  expect(names()).toEqual(["one", "two", "three"]);
  expect(paths()).toEqual(["/"]);
  expect(collector.of("gone")).toHaveLength(1);
  expect(collector.batches).toHaveLength(1);
});

test("pasted twice it is seen once, even if it closes before", async () => {
  const twice = `<script async src="${collector.edge}/t/demo.js?2"></script>`;
  collector.pages.set("/", shopPage(collector.edge, twice));
  await open();
  await page.waitForLoadState("load");
  await tell("once");
  await page.close();
  await until(() => collector.batches[0]);
  await pass(300);
  expect(names()).toEqual(["once"]);
  expect(paths()).toEqual(["/"]);
});

test("a link that is followed before leads from one page that is seen to another", async () => {
  await open();
  await page.click("a");
  await page.waitForFunction(() => location.pathname === "/next" && window.edgewise?.on);
  await tell("now");
  await page.close();
  await until(() => names().includes("now"));
  expect(paths()).toEqual(["/", "/next"]);
});

test("a route that the shop's own script takes before is a page after the one it left", async () => {
  await open();
  await page.evaluate(() => {
    history.replaceState(null, "", "/a");
    history.pushState(null, "", "/b");
  });
  await tell("now");
  await until(() => collector.of("page_view").length === 2);
  expect(collector.of("custom")).toHaveLength(1);
});

test("a choice that is made at once is taken, and holds for what was said before", async () => {
  collector.settings = { ...collector.settings, consent: "required" };
  await open();
  await tell("early");
  await page.evaluate(() => window.edgewise?.("consent", { analytics: true }));
  await page.close();
  await until(() => collector.batches[0]);
  expect(names()).toEqual(["early"]);
  expect(collector.batches[0]?.consent).toEqual({
    analytics: true,
    personalisation: false,
    push: false,
  });
});

test("a page that closes before anybody agreed says nothing", async () => {
  collector.settings = { ...collector.settings, consent: "required" };
  await open();
  await tell("early");
  await page.close();
  await pass(500);
  expect(collector.batches).toHaveLength(0);
});

test("a refusal that is made at once is all that is told", async () => {
  await open();
  await tell("early");
  await page.evaluate(() => window.edgewise?.("consent", { analytics: false }));
  await page.close();
  await until(() => collector.batches[0]);
  await pass(300);
  const none = { analytics: false, personalisation: false, push: false };
  expect(collector.events()).toMatchObject([{ kind: "consent", consent: none }]);
});

test("what a prerendered page says waits until it is looked at", async () => {
  // As Chromium shows it to a page; the one that runs tests prerenders nothing.
  await page.addInitScript(() => {
    let isSeen = false;
    Object.defineProperty(document, "prerendering", { get: () => !isSeen });
    window.addEventListener("look", () => {
      isSeen = true;
      document.dispatchEvent(new Event("prerenderingchange"));
    });
  });
  await open();
  await tell("unseen");
  await page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));
  await page.evaluate(() => history.pushState(null, "", "/a"));
  await pass(500);
  expect(await kept(page, context)).toEqual(nothing);
  expect(collector.batches).toHaveLength(0);
  await page.evaluate(() => void window.dispatchEvent(new Event("look")));
  await until(() => names().includes("unseen"));
  expect(paths()).toEqual(["/a"]);
});
