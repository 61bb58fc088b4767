import { expect, test } from "vitest";
import { until } from "#e2e/until.ts";
import { pass } from "./support/pass.ts";
import { collector, comeAs, context, page, visitShop } from "./support/visit.ts";

visitShop({
  pages: {
    "/": `<input id="mail" autocomplete="email" style="position:absolute;top:0"><select style="position:absolute;top:0;left:300px"><option>1</select>
    <main style="height:6000px">Words</main>`,
  },
});

/** Nobody is held back before; on the page's own clock, which goes on by itself besides. */
const ENGAGED_MS = 5000;

const open = async (): Promise<void> => {
  const exitPart = page.waitForResponse((response) => response.url().includes("/p/exit-"), {
    timeout: 15_000,
  });
  await page.clock.install();
  await page.goto(`${collector.shop}/`);
  await page.waitForFunction(() => window.edgewise?.on);
  await page.mouse.move(400, 300);
  await page.clock.runFor(ENGAGED_MS);
  await (await exitPart).finished();
  await pass(100);
};
const leaveUpwards = async (x = 400): Promise<void> => {
  await page.mouse.move(x, 60);
  await page.mouse.move(x, 4);
  await page.mouse.move(x, -5);
};
const intents = (): string[] => collector.of("exit_intent").map(({ by }) => by);

test("a pointer that leaves through the upper edge is told, once in a session", async () => {
  await open();
  await leaveUpwards();
  await until(() => intents().length === 1);
  await page.mouse.move(400, 300);
  await leaveUpwards();
  await open();
  await leaveUpwards();
  await pass(500);
  expect(intents()).toEqual(["mouse"]);
});

test("a pointer that comes back within 150 ms has not left", async () => {
  await open();
  await page.mouse.move(400, 4);
  // In one go: what a driver says in turn may take longer than that.
  await Promise.all([page.mouse.move(400, -5), page.mouse.move(400, 200)]);
  await pass(400);
  expect(intents()).toEqual([]);
});

test.each(["#mail", "select"])(
  "while %s is in use near the edge, nobody is leaving",
  async (field) => {
    await open();
    await page.focus(field);
    await leaveUpwards();
    await pass(400);
    expect(intents()).toEqual([]);
  },
);

test("leaving at the side, over the scrollbar, is not leaving", async () => {
  await open();
  await page.mouse.move(1270, 300);
  await page.mouse.move(1290, 300);
  await pass(400);
  expect(intents()).toEqual([]);
});

test("in the payment step a visitor is left alone", async () => {
  await open();
  await page.evaluate(() => window.edgewise?.("checkout_stage", { stage: "payment" }));
  await leaveUpwards();
  await pass(400);
  expect(intents()).toEqual([]);
});

test("within the first five engaged seconds nobody is held back", async () => {
  await page.goto(`${collector.shop}/`);
  await page.waitForFunction(() => window.edgewise?.on);
  await leaveUpwards();
  await pass(400);
  expect(intents()).toEqual([]);
});

test("on later routes of a single-page shop nobody is told of twice, nor listened to twice", async () => {
  collector.settings = { ...collector.settings, consent: "session" };
  await open();
  await page.evaluate(() => history.pushState(null, "", "/second"));
  await page.clock.runFor(ENGAGED_MS + 1000);
  await leaveUpwards();
  await until(() => intents().length === 1);
  await page.mouse.move(400, 300);
  await leaveUpwards();
  await pass(500);
  expect(intents()).toEqual(["mouse"]);
});

/** Scrolls as a thumb does: in steps, with touches before. */
const flick = (from: number, to: number, byHand: boolean): Promise<void> =>
  page.evaluate(
    async ([start, end, touches]) => {
      scrollTo(0, Number(start));
      await new Promise((done) => setTimeout(done, 400));
      for (let step = 1; step <= 8; step++) {
        if (touches) document.body.dispatchEvent(new Event("touchmove", { bubbles: true }));
        scrollTo(0, Number(start) + ((Number(end) - Number(start)) * step) / 8);
        await new Promise(requestAnimationFrame);
      }
    },
    [from, to, byHand],
  );

test("on a touch screen a fast flick up from further down is leaving", async () => {
  await context.close();
  await comeAs({ hasTouch: true, isMobile: true });
  await open();
  await flick(3000, 600, false);
  await pass(300);
  expect(intents(), "a shop that scrolls by itself").toEqual([]);
  await flick(900, 500, true);
  await pass(300);
  expect(intents(), "still near the top").toEqual([]);
  await flick(3000, 600, true);
  await until(() => intents().length === 1);
  expect(intents()).toEqual(["touch"]);
});
