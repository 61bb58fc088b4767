import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import type { Campaign } from "#protocol/campaign.ts";
import { openWindow, read, signIn } from "./support/dashboard.ts";
import { adds, looks, newShopper } from "./support/shopper.ts";

let running: RunningEdge;
let browser: Browser;

beforeAll(async () => {
  [running, browser] = await Promise.all([startEdge(), launchShell()]);
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

async function stored(id: string): Promise<Campaign | undefined> {
  const all = await read<readonly Campaign[]>(running, "/campaigns");
  return all.find((campaign) => campaign.id === id);
}

test("a campaign is made from a template, published, seen in the shop and paused with an undo", async () => {
  const { page, errors } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/campaigns`);
  await page.locator(".card", { hasText: "Progress to free shipping" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Nearly free");
  await page.getByLabel("Id", { exact: true }).fill("nearly-free");
  await page.getByLabel("Priority (0 to 100)").fill("99");
  await page
    .getByLabel("While something is missing ({missing}) (Fallback)")
    .fill("Just {missing}!");
  await page.getByRole("button", { name: "de", exact: true }).click();
  await page.getByLabel("While something is missing ({missing}) (de)").fill("Nur noch {missing}!");
  await page.getByLabel("Per visit").fill("2");
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByText("“Nearly free” is live").waitFor();

  const campaign = await stored("nearly-free");
  expect(campaign).toMatchObject({ status: "live", priority: 99, caps: { perVisit: 2 } });
  expect(JSON.stringify(campaign?.steps)).toContain("Nur noch {missing}!");

  await expect
    .poll(
      async () => {
        const shopper = newShopper(running);
        await shopper.does(looks);
        const { shows } = await shopper.does({
          ...adds,
          item: { id: "tarn-race-sock", price: 14, currency: "EUR" },
        });
        return shows.map(({ drawing }) => drawing.title).join();
      },
      { timeout: 30_000, interval: 2000 },
    )
    .toMatch(/^Nur noch .*€!/);

  await page.goto(`${running.edge}/dashboard/#/campaigns`);
  await page.getByRole("button", { name: "Pause: Nearly free" }).click();
  await expect.poll(async () => (await stored("nearly-free"))?.status).toBe("paused");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await stored("nearly-free"))?.status).toBe("live");
  expect(errors).toEqual([]);
}, 120_000);

test("what is wrong is said beside the field, and nothing is saved", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/campaigns/new`);
  await page.getByLabel("Name", { exact: true }).fill("Nothing to say");
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByText("A campaign needs at least one step.").first().waitFor();
  expect(await stored("nothing-to-say")).toBeUndefined();
});

test("an audience is built by pressing and choosing, never by writing code", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/campaigns/new?from=free-shipping`);
  await page.getByLabel("Id", { exact: true }).fill("for-some");
  const who = page.locator("section", { has: page.getByRole("heading", { name: "Who" }) });
  await who.getByRole("button", { name: "Add a condition" }).click();
  await who.getByLabel("Value", { exact: true }).fill("40");
  await who.getByRole("button", { name: "Add a group" }).click();
  await who.getByLabel("Fact").last().selectOption({ label: "Device" });
  await who.getByLabel("Value", { exact: true }).last().selectOption({ label: "Phone" });
  await who.getByRole("button", { name: "Not" }).last().click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  expect((await stored("for-some"))?.audience).toEqual({
    all: [
      { fact: "cart-value", is: "at-least", value: 40 },
      { any: [{ not: { fact: "device", is: "equal", value: "phone" } }] },
    ],
  });
});

test("nothing is overwritten unasked: another campaign of this id, or what somebody saved meanwhile", async () => {
  const { page: one } = await openWindow(browser);
  await signIn(one, running);
  await one.goto(`${running.edge}/dashboard/#/campaigns/new`);
  await one.getByLabel("Name", { exact: true }).fill("Free shipping");
  await one.getByRole("button", { name: "Save" }).click();
  await one.getByText("Overwrite “free-shipping”?").waitFor();
  await one.getByRole("button", { name: "Cancel" }).click();
  const before = await stored("free-shipping");
  expect(before?.status).toBe("live");

  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/campaigns/free-shipping`);
  const dialog = page.getByRole("dialog");
  await page.getByLabel("Priority (0 to 100)").fill("12");
  await running.admin("PUT", "/campaigns/free-shipping", { ...before, status: "paused" });
  await page.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await stored("free-shipping")).toEqual({ ...before, status: "paused" });
  await page.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("button", { name: "Overwrite" }).click();
  await expect.poll(async () => (await stored("free-shipping"))?.priority).toBe(12);
});

test("what is not saved yet is not lost by a click elsewhere", async () => {
  const { page } = await openWindow(browser);
  await signIn(page, running);
  await page.goto(`${running.edge}/dashboard/#/campaigns/new`);
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Half a thought");
  await page.getByText("Not saved yet").waitFor();
  // Faster than any hand.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  const elsewhere = page.getByRole("link", { name: "Funnel" });
  const dialog = page.getByRole("dialog");
  await page.evaluate(() => void setTimeout(() => history.back()));
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await name.inputValue()).toBe("Half a thought");
  // In another language the form would begin anew.
  const speaks = page.locator("select", { hasText: "Deutsch" }).first();
  await speaks.selectOption("de");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await speaks.inputValue()).toBe("en");
  expect(await name.inputValue()).toBe("Half a thought");
  await elsewhere.click();
  await dialog.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("heading", { name: "Funnel" }).waitFor();

  await page.goto(`${running.edge}/dashboard/#/personas`);
  await page.getByRole("button", { name: "New persona" }).click();
  await elsewhere.click();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("heading", { name: "Personas" }).waitFor();
});
