import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { until } from "#e2e/until.ts";
import { shopPage } from "./support/collector.ts";
import { drawings, showOf } from "./support/drawings.ts";
import { pass } from "./support/pass.ts";
import { shown, tell } from "./support/stage.ts";
import { collector, comeAs, context, page, visitShop } from "./support/visit.ts";

const MANIFEST = `<link rel="manifest" href="/app.webmanifest">`;
// RFC 8292, section 2.4.
const PUSH_KEY =
  "BDd3_hVL9fZi9Ybo2UUzA284WG5FZR30_95YeZJsiApwXKpNcF1rRPF3foIiBHXRdJI2Qhumhf6_LFTeZaNndIo";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15";
const SAFARI_17 = `${IPHONE} (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1`;
const SAFARI_26 = SAFARI_17.replace("17.4 M", "26.0 M");
const IPAD = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15`;

visitShop({ pages: {} });

/** The shop's page, to which the edge answers with the question, as it is in this browser. */
async function ask(looks: { userAgent?: string; head?: string; before?: () => void } = {}) {
  const { userAgent, head, before } = looks;
  await context.close();
  await comeAs({
    viewport: { width: 390, height: 844 },
    ...(userAgent !== undefined && { userAgent }),
  });
  if (before) await page.addInitScript(before);
  await page.clock.install();
  collector.pages.set("/", shopPage(collector.edge, "<main><h1>Shop</h1></main>", head));
  collector.answer = () => (steps().length > 0 ? {} : { shows: [showOf(drawings["push-prompt"])] });
  await page.goto(`${collector.shop}/`);
  await page.waitForFunction(() => window.edgewise?.on);
}

function steps(): readonly string[] {
  return collector.of("push_prompt").map(({ step }) => step);
}

/** A tab of Safari on a phone: no push, no notifications, and it says that it is a tab. */
function inSafariTab(): void {
  Reflect.deleteProperty(window, "PushManager");
  Reflect.deleteProperty(window, "Notification");
  Object.defineProperty(navigator, "standalone", { value: false });
}

test.each([
  ["an iPhone", SAFARI_17, MANIFEST],
  ["an iPad that calls itself a Mac", IPAD, MANIFEST],
  ["an iPhone where everything on the home screen is an app", SAFARI_26, ""],
])("shows %s the way to the home screen, and asks nothing", async (_, userAgent, head) => {
  await ask({ userAgent, head, before: inSafariTab });
  const banner = await shown(page, "now");
  await banner.getByText("“Add to Home Screen”").waitFor();
  expect(await banner.locator("li").count()).toBe(3);
  expect(await banner.getByRole("button").allTextContents()).toEqual(["×"]);
  await until(() => steps().length > 0);
  expect(steps()).toEqual(["home-screen"]);
});

test.each([
  ["a Safari that is too old", SAFARI_17.replace("17.4 M", "16.3 M"), MANIFEST],
  ["a shop that would be a bookmark only", SAFARI_17, ""],
  ["another browser", `${IPHONE} CriOS/120.0.1 Mobile/15E148 Safari/604.1`, MANIFEST],
  ["another app's browser", `${IPHONE} Mobile/15E148 Instagram 300.0`, MANIFEST],
])("shows nothing where it would not help: %s", async (_, userAgent, head) => {
  await ask({ userAgent, head, before: inSafariTab });
  await tell(page);
  await pass(700);
  expect(await page.locator("edgewise-banner").count()).toBe(0);
  expect(steps()).toEqual([]);
});

/** A browser that has not been asked yet, counts its questions, and allows. */
function willingly(): void {
  Object.defineProperty(Notification, "permission", { get: () => "default" });
  Reflect.set(window, "asked", 0);
  Notification.requestPermission = () => {
    Reflect.set(window, "asked", Reflect.get(window, "asked") + 1);
    return Promise.resolve("granted");
  };
  PushManager.prototype.subscribe = () => new Promise(() => undefined);
}

/** A browser that allows, and needs as long for an address as the test wants. */
function slowly(): void {
  let known: unknown = null;
  Object.defineProperty(Notification, "permission", { get: () => "default" });
  const address = {
    toJSON: () => ({
      endpoint: "https://push.example/a",
      // RFC 8291, appendix A.
      keys: {
        p256dh:
          "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        auth: "BTBZMqHH6r4Tts7J_aSIgg",
      },
    }),
    unsubscribe: () => {
      known = null;
      return Promise.resolve(true);
    },
  };
  Notification.requestPermission = () => Promise.resolve("granted");
  Reflect.set(PushManager.prototype, "getSubscription", () => Promise.resolve(known));
  Reflect.set(
    PushManager.prototype,
    "subscribe",
    () =>
      new Promise<unknown>((ready) => {
        Reflect.set(window, "nameAddress", () => ready((known = address)));
      }),
  );
}

/** How often the browser's own question was put. */
const asked = (): Promise<unknown> => page.evaluate(() => Reflect.get(window, "asked"));

/** The question in a shop whose push worker lies behind an app proxy. */
async function askWithWorker(before: () => void, html = "// the shop's one line"): Promise<void> {
  const pushWorker = "/apps/edgewise/sw.js";
  collector.pages.set(pushWorker, { html });
  await ask({ before });
  await page.route("**/t/*.json", (route) =>
    route.fulfill({
      json: { pushKey: PUSH_KEY, pushWorker },
      headers: { "access-control-allow-origin": "*" },
    }),
  );
  await shown(page, "now");
}

test("the browser asks from the click only, and a subscription that hangs is given up", async () => {
  await askWithWorker(willingly);
  const agree = page.getByRole("button", { name: "Yes, tell me" });
  await pass(300);
  expect(await asked()).toBe(0);
  await agree.click();
  await until(() => steps().includes("granted"));
  expect(await asked()).toBe(1);
  // The worker has to be there before the browser is asked for an address.
  await until(() =>
    page.evaluate(async () => {
      const all = await navigator.serviceWorker.getRegistrations();
      return all.some(({ active }) => active?.state === "activated");
    }),
  );
  const scopes = await page.evaluate(() =>
    navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => scope)),
  );
  expect(scopes).toEqual([`${collector.shop}/apps/edgewise/edgewise-push/`]);
  expect(steps()).toEqual(["asked", "agreed", "granted"]);
  await page.clock.fastForward(15_000);
  await until(() => steps().includes("failed"));
  expect(collector.of("push_subscribed")).toEqual([]);
});

test("what is taken back while the browser looks for an address stays taken back", async () => {
  await askWithWorker(slowly);
  await page.getByRole("button", { name: "Yes, tell me" }).click();
  await until(() => page.evaluate(() => "nameAddress" in window));
  await page.evaluate(() => window.edgewise?.("consent", { push: false }));
  await page.evaluate(() => Reflect.get(window, "nameAddress")());
  await until(() => collector.of("push_unsubscribed").length > 0);
  expect(collector.of("push_subscribed")).toEqual([]);
  expect(collector.of("consent").map(({ consent }) => consent.push)).toEqual([true, false]);
  const left = await page.evaluate(async () => {
    const all = await navigator.serviceWorker.getRegistrations();
    return all.length;
  });
  expect(left).toBe(0);
});

/** How many databases the browser keeps for the shop. */
const databases = (): Promise<number> =>
  page.evaluate(async () => (await indexedDB.databases()).length);

test("who takes push back leaves nothing of the push worker's memory in the browser", async () => {
  const worker = path.resolve(import.meta.dirname, "../../dist/push-sw.js");
  await askWithWorker(slowly, readFileSync(worker, "utf8"));
  await page.getByRole("button", { name: "Yes, tell me" }).click();
  await until(() => page.evaluate(() => "nameAddress" in window));
  await page.evaluate(() => Reflect.get(window, "nameAddress")());
  await until(async () => (await databases()) === 1);
  await page.evaluate(() => window.edgewise?.("consent", { push: false }));
  await until(async () => (await databases()) === 0);
  expect(collector.of("consent").map(({ consent }) => consent.push)).toEqual([true, false]);
});
