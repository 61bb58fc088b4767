import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { openWindow, signIn } from "./support/dashboard.ts";
import { buys, newShopper } from "./support/shopper.ts";

let running: RunningEdge;
let browser: Browser;

beforeAll(async () => {
  [running, browser] = await Promise.all([startEdge(), launchShell()]);
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

test("the banner is drawn as visitors get it: in each language, in the dark, on a phone", async () => {
  const { page, errors } = await openWindow(browser, { height: 1200 });
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/campaigns/new?from=comparison`);
  const frame = page.frameLocator("iframe");
  await frame.locator("edgewise-banner h2").waitFor();
  // The shop's own products, with what tells them apart.
  expect(await frame.locator("edgewise-banner tr").count()).toBeGreaterThan(1);
  await page.getByRole("button", { name: "de", exact: true }).click();
  await page.getByLabel("Heading (de)").fill("Das ist der Unterschied");
  await frame.locator("h2", { hasText: "Das ist der Unterschied" }).waitFor();

  const background = () =>
    frame.locator("edgewise-banner .box").evaluate((box) => getComputedStyle(box).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "Dark", exact: true }).click();
  await expect.poll(background).not.toBe(light);
  await page.getByRole("button", { name: "Phone", exact: true }).click();
  await expect.poll(() => frame.locator("html").evaluate(() => innerWidth)).toBe(390);
  expect(errors).toEqual([]);
});

test("a dialog that is drawn takes neither the focus nor the place from whoever writes its texts", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/campaigns/help-to-choose`);
  const drawn = page.frameLocator("iframe").locator("edgewise-banner h2");
  await drawn.waitFor();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  const heading = page.getByLabel("Heading (Fallback)");
  await heading.fill("");
  for (const word of ["Here", " is", " more"]) {
    await heading.pressSequentially(word);
    await drawn.getByText(new RegExp(`${word}$`)).waitFor();
  }
  expect(await heading.inputValue()).toBe("Here is more");
});

test("a text that the shop's catalogue can't complete, and a draft that is wrong, are said", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/campaigns/new?from=comparison`);
  const said = page.locator(".picture-of .about");
  await said.getByText("Drawn by the shop's own tag").waitFor();
  await page.getByLabel("Heading (Fallback)").fill("");
  await said.getByText("Write the fallback text (*) too.").waitFor();
  expect(await said.innerText()).not.toContain("Drawn by");
});

test("a push is shown as each system shows it, cut off and without a picture where it shows none", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/campaigns/cart-left`);
  const card = (system: string) => page.locator(`.push-card.${system}`);
  await card("android").locator("img").waitFor();
  expect(await card("macos").locator("img").count()).toBe(0);
  expect(await card("ios").locator("img").count()).toBe(0);
  const lines = (system: string) =>
    card(system)
      .locator("p")
      .evaluate((text) =>
        Math.round(text.clientHeight / Number.parseFloat(getComputedStyle(text).lineHeight)),
      );
  await page.getByLabel("Text (Fallback)").fill("Still there. ".repeat(30));
  await expect.poll(() => lines("ios")).toBe(4);
  expect(await Promise.all(["android", "windows", "macos"].map(lines))).toEqual([1, 3, 2]);
});

test("an audience says how many real visitors it would have reached", async () => {
  const shoppers = Array.from({ length: 3 }, () => newShopper(running));
  for (const [index, shopper] of shoppers.entries()) await shopper.does(buys(`reach-${index}`));
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/campaigns/new?from=free-shipping`);
  const reach = page.locator(".reach");
  await reach.getByText("3 of the 3 visitors of the last 7 days fit").waitFor();
  const who = page.locator("section", { has: page.getByRole("heading", { name: "Who" }) });
  await who.getByRole("button", { name: "Add a condition" }).click();
  await who.getByLabel("Value", { exact: true }).fill("40");
  await expect.poll(() => reach.textContent()).toContain("0 of the 3 visitors");
});

test("a version says what changed, and one of them is taken back", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/campaigns/cart-left`);
  const save = async () => {
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("is live").last().waitFor();
  };
  await page.getByLabel("Priority (0 to 100)").fill("61");
  await page.getByLabel("Title (Fallback)").fill("Your {product} waits");
  await save();
  const newest = page.locator(".versions > li").first();
  await newest.getByText("Priority (0 to 100): 60 → 61").waitFor();
  await newest
    .getByText(/Heading \(Fallback\): “Your \{product\} is still here” → “Your \{product\} waits”/)
    .waitFor();
  await page.getByRole("button", { name: "Take this version" }).first().click();
  expect(await page.getByLabel("Priority (0 to 100)").inputValue()).toBe("60");
  await save();
  await newest.getByText("Priority (0 to 100): 61 → 60").waitFor();
  expect(await page.locator(".versions > li").count()).toBe(3);
});
