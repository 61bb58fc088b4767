import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { freePort, type RunningEdge, startEdge } from "#e2e/edge.ts";
import { atNoon } from "#e2e/noon.ts";
import { launchPushChromium, type PushChromium } from "#e2e/push-browsers.ts";
import { until } from "#e2e/until.ts";
import type { CountsView, DecisionView, VisitorRow } from "#protocol/views.ts";

let person: PushChromium;
let marketer: Awaited<ReturnType<typeof launchShell>>;
let running: RunningEdge;
let dashboard: Page;

beforeAll(async () => {
  const shopPort = await freePort();
  person = await launchPushChromium(`http://shop.localhost:${shopPort}`, { allowed: false });
  running = await startEdge({ shopPort, pushRoute: person.pushRoute });
  await atNoon(running);
  await firstVisitOfTheDay();
  marketer = await launchShell();
  dashboard = await marketer.newPage();
  await dashboard.goto(`${running.edge}/dashboard/`);
  await dashboard.getByLabel(/token/i).fill(running.ownerToken);
  await dashboard.getByRole("button", { name: /sign in/i }).click();
  await dashboard.getByText("Open carts").waitFor();
});

afterAll(async () => {
  await person?.close();
  await marketer?.close();
  await running?.stop();
});

/** Wakes the edge up: a decision that takes longer than 800 ms is not shown, and rightly so. */
async function firstVisitOfTheDay(): Promise<void> {
  for (let number = 1; number <= 3; number++) {
    const body = JSON.stringify({
      protocolVersion: 1,
      site: "demo",
      tab: "somebody-else-entirely-1",
      number,
      consent: { analytics: true, personalisation: true, push: false },
      page: { path: "/p/paceward-first" },
      events: [{ kind: "product_view", agoMs: 0, item: { id: "paceward-first" } }],
    });
    await fetch(`${running.edge}/v1/visit`, {
      method: "POST",
      headers: { Origin: running.shop, "User-Agent": "Mozilla/5.0" },
      body,
    });
  }
}

async function putIntoCart(page: Page, product: string): Promise<void> {
  await page.goto(`${running.shop}/p/${product}`);
  await page.getByText("42", { exact: true }).first().click();
  await page.getByRole("button", { name: "Add to cart" }).click();
}

/** Moves a real pointer out through the upper edge, towards the tabs. */
async function moveTowardsTabs(page: Page): Promise<void> {
  await page.mouse.move(600, 400);
  await page.mouse.move(620, 150, { steps: 6 });
  await page.mouse.move(640, -5, { steps: 6 });
}

/** From the restored cart through address, delivery and payment to the shop's thanks. */
async function checkOut(page: Page): Promise<void> {
  await page.goto(`${running.shop}/cart`);
  for (const name of ["Aero 3", "Marathon Pro"]) {
    const size = page.getByLabel(`Size of ${name}`);
    if (await size.isVisible()) await size.selectOption("42");
  }
  await page.getByRole("link", { name: "Checkout" }).click();
  for (const [label, text] of [
    ["E-mail", "ada@example.org"],
    ["Name", "Ada"],
    ["Street and number", "Bahn 8"],
    ["Postcode", "04103"],
    ["City", "Leipzig"],
  ] as const)
    await page.getByLabel(label).fill(text);
  for (const name of ["On to delivery", "On to payment", "Buy now"]) {
    // Nobody decides before the page has stopped loading.
    await page.waitForLoadState("networkidle");
    await page.getByRole("button", { name }).click();
  }
  await page.getByRole("heading", { name: "Thank you. Enjoy the run." }).waitFor();
}

async function decisions(): Promise<readonly DecisionView[]> {
  const [visitor] = await running.admin<readonly VisitorRow[]>("GET", "/visitors");
  if (!visitor) return [];
  return running.admin("GET", `/visitors/${visitor.visitor}/decisions`);
}

async function counted(name: RegExp): Promise<number> {
  const { buckets } = await running.admin<CountsView>("GET", "/counts?step=day");
  const all = buckets.flatMap(({ counts }) => Object.entries(counts));
  return all.filter(([key]) => name.test(key)).reduce((sum, [, count]) => sum + count, 0);
}

test("a person walks from the first look to the purchase, and the marketer sees it live", async () => {
  const { page } = person;
  await page.goto(running.shop);
  await page.getByRole("button", { name: "Yes, remember" }).click();

  // Two shoes that are alike, and the prompt that asks before the browser does.
  await putIntoCart(page, "kestrel-aero-3");
  const agree = page.getByRole("button", { name: "Yes, please" });
  await agree.waitFor();
  await person.allow();
  await agree.click();
  await until(() => counted(/^push-prompt\/granted/).then((count) => count === 1), 20_000);
  await putIntoCart(page, "solvane-marathon-pro");

  // Five engaged seconds, then towards the tabs: the comparison.
  await page.waitForTimeout(7000);
  await moveTowardsTabs(page);
  await page.getByText("Here is the difference").waitFor();
  await page.waitForTimeout(1500);
  await page.keyboard.press("Escape");

  const reasons = await until(async () => {
    const lines = (await decisions()).flatMap(({ lines: all }) => all);
    return lines.some((line) => /choose/i.test(line)) ? lines : null;
  }, 20_000);
  expect(reasons.join("\n")).toMatch(/choose/i);

  // Away: after twenty seconds the cart counts as left, and the push comes.
  await page.goto("about:blank");
  const notice = await person.desktop.shown.waitFor(
    ({ title }) => /still here/.test(title),
    60_000,
  );
  expect(notice.title).toMatch(/Aero 3|Marathon Pro/);
  person.desktop.click(notice);
  const opened = await until(
    () =>
      page
        .context()
        .pages()
        .find((one) => one.url().includes("restore=")),
    20_000,
  );
  expect(opened.url()).toContain("kestrel-aero-3");
  await until(() => counted(/^clicked\/cart-left/).then((count) => count === 1), 70_000);

  // The purchase: through all four stages, as anybody would.
  await checkOut(opened);
  await until(() => counted(/^revenue\/EUR$/).then((minor) => minor === 48_800), 30_000);
  await until(async () => /Revenue\s+€488\.00/.test(await dashboard.innerText("body")), 20_000);
  expect(await counted(/^orders$/)).toBe(1);
  // Each page of the checkout is left within a second, behind the shop's own service worker.
  for (const stage of ["address", "shipping", "payment"])
    await until(() => counted(new RegExp(`^stage/${stage}$`)).then((count) => count === 1), 70_000);
}, 180_000);
