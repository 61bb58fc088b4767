import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { warmUp } from "#e2e/demo-person.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { photo } from "#e2e/photo.ts";
import { violations } from "../dashboard/e2e/support/axe.ts";

let running: RunningEdge;
let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  [running, browser] = await Promise.all([startEdge(), launchShell()]);
  await warmUp(running);
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

/** Opens the tour as somebody whom the shop has never seen: a second try begins anew, too. */
async function open(): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on("pageerror", ({ message }) => errors.push(message));
  // Sixty simulated days are another test's.
  await page.route("**/tour/simulated", (route) =>
    route.fulfill({ json: { phase: "building", share: 0.4 } }),
  );
  await page.goto(`${running.edge}/tour`);
}

const shop = () => page.frameLocator("iframe");
const step = () => page.locator(".step-title");

async function putIntoCart(name: string): Promise<void> {
  await page.locator(".guide").getByRole("button", { name }).click();
  await shop().getByRole("heading", { name, level: 1 }).waitFor();
  await shop().getByText("42", { exact: true }).first().click();
  await shop().getByRole("button", { name: "Add to cart" }).click();
}

async function moveOut(): Promise<void> {
  const box = await page.locator("iframe").boundingBox();
  if (!box) throw new Error("The shop is not there.");
  await page.mouse.move(box.x + 300, box.y + 300);
  await page.mouse.move(box.x + 320, box.y + 90, { steps: 6 });
  await page.mouse.move(box.x + 340, box.y - 30, { steps: 6 });
}

test("the tour follows what somebody really does, up to the push on the phone", async () => {
  await open();
  expect(page.url()).toBe(`${running.shop}/tour`);
  await page.getByText("nobody has answered").waitFor();
  await shop().getByRole("button", { name: "Yes, remember" }).click();
  await expect.poll(() => step().textContent(), { timeout: 20_000 }).toMatch(/two shoes/);
  await putIntoCart("Aero 3");
  await putIntoCart("Marathon Pro");
  await page.locator(".mind").getByText("Marathon runner").waitFor();
  await expect.poll(() => step().textContent(), { timeout: 20_000 }).toMatch(/upper edge/);

  // Five engaged seconds, then out: the comparison, and why.
  await page.waitForTimeout(6500);
  await moveOut();
  await shop().getByText("Here is the difference").waitFor();
  const said = page.locator('[data-fate="won"]', { hasText: "Help to choose" });
  await said.waitFor();
  expect(await said.textContent()).toContain("too many alike");
  await photo(page, "tour/comparison");
  expect(await violations(page)).toEqual([]);

  // The phone stands in; the visitor's own alarm sends, the edge seals, the phone opens.
  await page.getByRole("button", { name: "Let this phone receive it" }).click();
  await page.getByText("Push allowed").waitFor();
  await page.getByRole("button", { name: "Leave the shop" }).click();
  const note = page.locator(".note");
  await note.waitFor({ timeout: 40_000 });
  expect(await note.textContent()).toMatch(/(Aero 3|Marathon Pro) is still here/);
  await photo(page, "tour/phone");
  await note.click();
  await shop().getByRole("heading", { name: "Cart" }).first().waitFor();
  await page.getByText("Comes through the push").waitFor();
  expect(errors).toEqual([]);
}, 150_000);

test("the same visitor, held out, is told nothing, and the log says what was withheld", async () => {
  await page.getByLabel("What the holdout sees").check({ force: true });
  const withheld = page.locator('[data-fate="withheld"]', { hasText: "Help to choose" });
  await withheld.waitFor({ timeout: 30_000 });
  expect(await withheld.textContent()).toContain("left alone to measure");
  expect(await page.locator('[data-fate="won"]').count()).toBe(0);
  await photo(page, "tour/held-out");
  await page.getByLabel("What the holdout sees").uncheck({ force: true });
  await page.locator('[data-fate="won"]').first().waitFor();
});

test("no page elsewhere may ask, and no token is told", async () => {
  const { port } = new URL(running.shop);
  const trace = `http://127.0.0.1:${port}/tour/trace?visitor=somebody`;
  expect((await fetch(trace)).status).toBe(403);
  const told = await page.evaluate(async () => {
    const kept: unknown = JSON.parse(localStorage.getItem("edgewise") ?? "{}");
    const visitor =
      typeof kept === "object" && kept && "visitor" in kept ? String(kept.visitor) : "";
    return (await fetch(`/tour/trace?visitor=${visitor}`)).text();
  });
  expect(told).toContain("Marathon");
  expect(told).not.toContain(running.ownerToken);
  expect(told).not.toContain(running.operatorToken);
  expect(told).not.toMatch(/p256dh|endpoint/);
});

test.each([
  ["dark", 1440, 900],
  ["light", 390, 844],
  ["dark", 390, 844],
] as const)("it fits and is readable: %s, %i wide", async (colorScheme, width, height) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height });
  await photo(page, `tour/${colorScheme}-${width}`, { fullPage: true });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    width,
  );
  expect(await violations(page)).toEqual([]);
});
