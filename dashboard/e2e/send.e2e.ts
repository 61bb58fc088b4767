import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchShell } from "#e2e/chromium.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { type PlainPushService, startPlainPushService } from "#e2e/plain-push-service.ts";
import { PlainVisitor } from "#e2e/plain-visitor.ts";
import { leftAfter } from "#e2e/quick-shop.ts";
import type { Campaign } from "#protocol/campaign.ts";
import type { SendView } from "#protocol/send.ts";
import { openWindow, signIn } from "./support/dashboard.ts";

const SUBSCRIBERS = 3;

let running: RunningEdge;
let browser: Browser;
let service: PlainPushService;
let page: Page;
let errors: readonly string[];

beforeAll(async () => {
  service = await startPlainPushService();
  [running, browser] = await Promise.all([
    startEdge({ pushHosts: [new URL(service.origin).host] }),
    launchShell(),
  ]);
  await leftAfter(running, 1);
  for (const id of ["news", "later"]) {
    // oxlint-disable-next-line no-await-in-loop -- a campaign after the other
    await running.admin("PUT", `/campaigns/${id}`, campaign(id));
  }
  ({ page, errors } = await openWindow(browser));
  await signIn(page, running);
  for (let index = 0; index < SUBSCRIBERS; index++) {
    const subscription = service.subscription(`device-${index}`);
    // oxlint-disable-next-line no-await-in-loop -- people come one after the other
    await new PlainVisitor(running).tell(
      { kind: "push_subscribed", subscription, text: "soft", locale: "en" },
      { kind: "consent", consent: { analytics: true, personalisation: true, push: true } },
      { kind: "product_view", item: { id: "kestrel-aero-3" } },
    );
  }
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await running?.stop();
  await service?.close();
});

function campaign(id: string): Campaign {
  const message = { channel: "web-push", title: { "*": id }, body: { "*": "…" } } as const;
  return {
    id,
    name: id,
    status: "live",
    trigger: { kind: "collective" },
    goal: { kind: "none" },
    priority: 50,
    holdout: 0,
    steps: [{ kind: "send", variants: [{ id: "one", share: 1, message }] }],
  };
}

function arrivalsOf(title: string): number {
  return service.arrivals.entries.filter(({ payload }) => payload.notification.title === title)
    .length;
}

async function open(id: string): Promise<void> {
  await page.goto(`${running.edge}/dashboard/#/campaigns/${id}`);
  await page.getByRole("heading", { name: "Send", exact: true }).waitFor();
}

test("a message is tried on one's own device before anybody else gets it", async () => {
  await open("news");
  const devices = page.getByLabel("Try it on a device first");
  await expect.poll(() => devices.locator("option").count(), { timeout: 20_000 }).toBe(SUBSCRIBERS);
  await page.getByRole("button", { name: "Send it there" }).click();
  await page.getByText("It is on its way to the device.").waitFor();
  expect(arrivalsOf("news")).toBe(1);
});

test("it is sent to everybody once that is confirmed, and the page follows it", async () => {
  await page.getByLabel("Visitors a minute at most").fill("600");
  await page.getByRole("button", { name: "Start sending" }).click();
  expect(await running.admin("GET", "/campaigns/news/send")).toBeNull();
  await page.getByRole("dialog").getByRole("button", { name: "Start sending" }).click();
  await page.getByText("Done", { exact: true }).waitFor();
  const reached = page.locator(".figure", { hasText: "Reachable" });
  expect(await reached.locator("dd").textContent()).toBe(String(SUBSCRIBERS));
  await expect.poll(() => arrivalsOf("news"), { timeout: 20_000 }).toBe(SUBSCRIBERS + 1);
  const sent = page.locator(".send .figure", { hasText: "Sent" }).locator("dd");
  await expect.poll(() => sent.textContent(), { timeout: 20_000 }).toBe(String(SUBSCRIBERS));
});

test("what is planned for each visitor's own morning is stopped at once", async () => {
  await open("later");
  await page.getByLabel("When", { exact: true }).selectOption("At each visitor's own time");
  await page.getByLabel("Day and time").fill("2099-06-01T09:00");
  await page.getByRole("button", { name: "Start sending" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start sending" }).click();
  await page.getByText("Planned", { exact: true }).waitFor();
  const planned = await running.admin<SendView>("GET", "/campaigns/later/send");
  expect(planned.startsAt).toBe(Date.parse("2099-05-31T19:00:00Z"));
  const stored = async () =>
    (await running.admin<readonly Campaign[]>("GET", "/campaigns")).find(
      ({ id }) => id === "later",
    );
  expect((await stored())?.steps[0]).toEqual({
    kind: "wait",
    wait: { until: "time-of-day", time: "09:00" },
  });
  await page.getByRole("button", { name: "Stop at once" }).click();
  await page.getByText("Stopped", { exact: true }).waitFor();
  expect((await stored())?.status).toBe("ended");
  expect(arrivalsOf("later")).toBe(0);
  expect(errors).toEqual([]);
});
