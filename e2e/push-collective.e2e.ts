import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import {
  type Arrival,
  type PlainPushService,
  startPlainPushService,
} from "#e2e/plain-push-service.ts";
import { PlainVisitor, type Said } from "#e2e/plain-visitor.ts";
import { workerdOf } from "#e2e/processes.ts";
import { leftAfter } from "#e2e/quick-shop.ts";
import { until } from "#e2e/until.ts";
import type { Campaign } from "#protocol/campaign.ts";
import type { Product } from "#protocol/product.ts";
import type { SendView } from "#protocol/send.ts";
import type { CountsView } from "#protocol/views.ts";

// `npm run proof:collective` is the long form, with 50,000.
const SUBSCRIBERS = Number(process.env["EDGEWISE_SUBSCRIBERS"] ?? 200);
const TEN_MINUTES_MS = 600_000;
const AT_ONCE = 20;
const HOUR_MS = 3_600_000;

let edge: RunningEdge;
let service: PlainPushService;
const visitors: PlainVisitor[] = [];

beforeAll(async () => {
  service = await startPlainPushService();
  edge = await startEdge({ pushHosts: [new URL(service.origin).host] });
  await leftAfter(edge, 2);
  const begun = performance.now();
  await join("device", SUBSCRIBERS, { kind: "product_view", item: { id: "kestrel-aero-3" } });
  await until(async () => (await counted("event/push_subscribed")) === SUBSCRIBERS, HOUR_MS);
  const tookMs = performance.now() - begun;
  // oxlint-disable-next-line no-console -- so that whoever waits for the long form sees how far it is
  console.log(`${SUBSCRIBERS} subscribers came in ${(tookMs / 1000).toFixed(1)} s`);
}, HOUR_MS);

afterAll(async () => {
  await edge?.stop();
  await service?.close();
});

/** So many new visitors come, look at something and allow push. */
async function join(name: string, many: number, look: Said): Promise<void> {
  let come = 0;
  const one = async () => {
    while (come < many) {
      come += 1;
      const visitor = new PlainVisitor(edge);
      visitors.push(visitor);
      const subscription = service.subscription(`${name}-${come}`);
      // oxlint-disable-next-line no-await-in-loop -- twenty come at a time
      await visitor.tell(
        { kind: "push_subscribed", subscription, text: "soft", locale: "en" },
        { kind: "consent", consent: { analytics: true, personalisation: true, push: true } },
        look,
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

async function counted(name: string): Promise<number> {
  const { buckets } = await edge.admin<CountsView>("GET", "/counts?step=day");
  return buckets.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);
}

function campaign(id: string, rest: Partial<Campaign> = {}): Campaign {
  const message = { channel: "web-push", title: { "*": id }, body: { "*": "…" } } as const;
  return {
    id,
    name: id,
    status: "live",
    trigger: { kind: "collective" },
    goal: { kind: "none" },
    priority: 50,
    ignoresQuietHours: true,
    steps: [{ kind: "send", variants: [{ id: "one", share: 1, message }] }],
    ...rest,
  };
}

function arrivalsOf(title: string) {
  return service.arrivals.entries.filter(({ payload }) => payload.notification.title === title);
}

/** Takes in what has arrived since it was called last: fifty thousand are too many to look through again and again. */
function reader(take: (arrival: Arrival) => void): () => void {
  let next = 0;
  return () => {
    const { entries } = service.arrivals;
    for (const arrival of entries.slice(next)) take(arrival);
    next = entries.length;
  };
}

function sendOf(id: string): Promise<SendView | null> {
  return edge.admin("GET", `/campaigns/${id}/send`);
}

test("a message that is tried out comes at once, also that of a draft, and is not counted", async () => {
  await edge.admin("PUT", "/campaigns/draft", campaign("draft", { status: "draft" }));
  const visitor = visitors[0]?.id;
  expect(await edge.admin("POST", "/campaigns/draft/try", { visitor })).toEqual({
    outcome: "sent",
  });
  expect(arrivalsOf("draft")).toHaveLength(1);
});

test(
  "everybody gets a collective message, always as the same one, although the edge is killed in the middle",
  async () => {
    await edge.admin("PUT", "/campaigns/all", campaign("all"));
    const begun = performance.now();
    // As fast as it goes: who tells waits until the messages have left.
    await edge.admin("POST", "/campaigns/all/send", { perMinute: 60_000 });
    const keys = new Map<string, string>();
    const read = reader(({ device, payload: { notification } }) => {
      if (notification.title === "all") keys.set(device, notification.data.key);
    });
    await until(() => {
      read();
      return keys.size > SUBSCRIBERS / 10;
    }, HOUR_MS);
    process.kill(await workerdOf(edge.pid), "SIGKILL");
    await until(() => {
      read();
      return keys.size === SUBSCRIBERS;
    }, HOUR_MS);
    const tookMs = performance.now() - begun;
    expect(new Set(keys.values()).size).toBe(SUBSCRIBERS);
    const view = await until(async () => {
      const now = await sendOf("all").catch(() => null);
      return now?.status === "done" ? now : null;
    });
    expect(view).toMatchObject({ told: SUBSCRIBERS, failed: 0 });
    const again = arrivalsOf("all").length - SUBSCRIBERS;
    // oxlint-disable-next-line no-console -- what the long form is run for
    console.log(
      `${SUBSCRIBERS} subscribers reached in ${(tookMs / 1000).toFixed(1)} s, ${again} twice`,
    );
    expect(tookMs).toBeLessThan(TEN_MINUTES_MS);
  },
  HOUR_MS,
);

test("a product that is back is told to who waits for it", async () => {
  const rest = { trigger: { kind: "back-in-stock" }, reentryDays: 1 } as const;
  await edge.admin("PUT", "/campaigns/back", campaign("back", rest));
  const item = { id: "kestrel-aero-3" };
  await join("waiting", 5, { kind: "wish_alert", item, when: "back-in-stock" });
  await join("not-waiting", 5, { kind: "wish_add", item });
  await until(async () => (await counted("event/push_subscribed")) === SUBSCRIBERS + 10, 60_000);
  const page = await edge.admin<{ products: readonly Product[] }>("GET", "/catalogue");
  const product = page.products.find(({ id }) => id === item.id);
  const put = (facts: Partial<Product>) =>
    edge.admin("POST", "/catalogue", { products: [{ ...product, ...facts }] });
  await put({ inStock: false, stock: 0 });
  await put({ inStock: true, stock: 5 });
  await until(() => arrivalsOf("back").length >= 5, 60_000);
  const told = arrivalsOf("back").map(({ device }) => device);
  expect(told.toSorted()).toEqual([1, 2, 3, 4, 5].map((number) => `waiting-${number}`));
}, 180_000);

test("a send that is stopped tells nobody else", async () => {
  await edge.admin("PUT", "/campaigns/slow", campaign("slow"));
  await edge.admin("POST", "/campaigns/slow/send", { perMinute: 60 });
  await until(async () => ((await sendOf("slow"))?.told ?? 0) > 0, 20_000);
  const stopped = await edge.admin<SendView>("DELETE", "/campaigns/slow/send");
  await sleep(3000);
  const later = await sendOf("slow");
  expect(later?.status).toBe("stopped");
  expect(later?.told).toBe(stopped.told);
}, 60_000);
