import type { Locator } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { until } from "#e2e/until.ts";
import type { Drawing } from "#protocol/decision.ts";
import { shopPage } from "./support/collector.ts";
import { drawings, showOf } from "./support/drawings.ts";
import { pass } from "./support/pass.ts";
import { watchMoves, moved, shown } from "./support/stage.ts";
import { collector, page, visitShop } from "./support/visit.ts";

visitShop();

beforeEach(async () => {
  for (const path of ["/next", "/plan.pdf", "/newsletter"])
    collector.pages.set(path, { html: "there" });
  await watchMoves(page);
});

const plain = `<main><h1>Shop</h1><div data-edgewise-slot="here" style="min-height:420px"></div></main>`;

const present = async (drawing: Drawing, body = plain): Promise<Locator> => {
  collector.pages.set("/", shopPage(collector.edge, body));
  collector.answer = ({ events }) =>
    JSON.stringify(events).includes(`"show"`) ? { shows: [showOf(drawing)] } : {};
  await page.goto(`${collector.shop}/`);
  await page.waitForFunction(() => window.edgewise?.on);
  return shown(page, "show");
};

const tell = (): Promise<void> => page.evaluate(() => window.edgewise?.("custom", { name: "now" }));
test.each(["bar", "corner-card", "modal", "inline", "countdown"] as const)(
  "a click on %s is told, and leads on",
  async (kind) => {
    const banner = await present(drawings[kind]);
    await banner.locator("a.go").click();
    await page.waitForURL("**/next");
    await until(() => collector.of("banner_clicked")[0]);
    expect(collector.of("banner_clicked")).toMatchObject([{ receipt: "r-1" }]);
    expect(collector.of("banner_dismissed")).toEqual([]);
  },
);

test("a guide that was taken is told by its name", async () => {
  const banner = await present(drawings.download);
  const download = page.waitForEvent("download");
  await banner.locator("a.go").click();
  await download;
  await until(() => collector.of("download")[0]);
  expect(collector.of("download")).toMatchObject([{ asset: "plan" }]);
});

test("a modal keeps the focus and gives it back", async () => {
  const banner = await present(drawings.modal, `<button id="theirs" autofocus>Theirs</button>`);
  // An Enter that was meant for the page presses nothing.
  await page.keyboard.press("Enter");
  expect(await banner.count()).toBe(1);
  for (let times = 0; times < 4; times++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement?.localName);
    expect(["edgewise-banner", "body"]).toContain(focused);
  }
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("theirs");
});

test("a question's answer is told, and thanked for", async () => {
  const banner = await present(drawings.survey);
  await banner.getByRole("button", { name: "Shipping costs too much" }).click();
  await until(() => collector.of("survey_answer")[0]);
  expect(collector.of("survey_answer")).toMatchObject([{ campaign: "c-1", answer: "shipping" }]);
  await banner.getByText("Thank you, that helps.").waitFor();
  await banner.waitFor({ state: "detached" });
});

test("an address goes to the shop's endpoint and never to the edge", async () => {
  const banner = await present(drawings["exit-form"]);
  await banner.getByLabel("E-mail address").fill("ada@example.org");
  await page.keyboard.press("Enter");
  await until(() => collector.of("sign_up")[0]);
  expect(
    collector.requests.some(({ method, path }) => method === "POST" && path === "/newsletter"),
  ).toBe(true);
  expect(JSON.stringify(collector.batches)).not.toContain("ada@");
});

test("with a double opt-in the shop is told to ask by mail, and nobody has signed up yet", async () => {
  const banner = await present({ ...drawings["exit-form"], confirms: true });
  const sent = page.waitForRequest("**/newsletter");
  await banner.getByLabel("E-mail address").fill("ada@example.org");
  await page.keyboard.press("Enter");
  expect(new URLSearchParams((await sent).postData() ?? "").get("confirm")).toBe("true");
  await banner.getByText("Please confirm the mail").waitFor();
  await until(() => collector.of("banner_clicked")[0]);
  expect(collector.of("sign_up")).toEqual([]);
});

test("an address that the shop could not take stays in the field", async () => {
  const banner = await present({ ...drawings["exit-form"], endpoint: "/nowhere" });
  await banner.getByLabel("E-mail address").fill("ada@example.org");
  await page.keyboard.press("Enter");
  await until(() => collector.requests.some(({ path }) => path === "/nowhere"));
  await banner.locator(".go:enabled").waitFor();
  expect(await banner.locator("input").inputValue()).toBe("ada@example.org");
  expect(collector.of("sign_up")).toEqual([]);
});

test("a countdown ends with the offer", async () => {
  const banner = await present({ ...drawings.countdown, endsInMs: 2500 });
  expect(await banner.getByRole("timer").textContent()).toMatch(/0hours0minutes[23]second/);
  await banner.waitFor({ state: "detached", timeout: 6000 });
  expect(collector.of("banner_dismissed")).toEqual([]);
});

test("a soft no to push asks the browser nothing", async () => {
  const banner = await present(drawings["push-prompt"]);
  await banner.getByRole("button", { name: "No, thanks" }).click();
  await until(() => collector.of("push_prompt").length === 2);
  expect(collector.of("push_prompt").map(({ step }) => step)).toEqual(["asked", "declined"]);
});

test("a block without enough room waits until its slot is out of sight", async () => {
  const body = `<div data-edgewise-slot="here"></div><p style="height:3000px">Words</p>`;
  collector.pages.set("/", shopPage(collector.edge, body));
  collector.answer = () => ({ shows: [showOf(drawings.inline)] });
  await page.goto(`${collector.shop}/`);
  await page.waitForFunction(() => window.edgewise?.on);
  await tell();
  await pass(1000);
  expect(await page.locator("edgewise-banner").count()).toBe(0);
  expect(await moved(page)).toEqual([]);
});

test("hostile words are drawn as words, and no link leads to a script", async () => {
  const hostile = `<img src=x onerror="document.title='owned'">‮}</style><script>document.title="owned"</script>`;
  const title = `${hostile}${"🙂".repeat(200)}`;
  const banner = await present({
    ...drawings.modal,
    title,
    text: hostile,
    button: { label: hostile, url: "javascript:document.title='owned'" },
  });
  expect(await banner.locator("h2").textContent()).toBe(title);
  expect(await banner.locator("a").count()).toBe(0);
  await banner.locator(".go").click();
  expect(await page.title()).toBe("A shop");
});
