import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { type PlainPushService, startPlainPushService } from "#e2e/plain-push-service.ts";
import { PlainVisitor } from "#e2e/plain-visitor.ts";
import { until } from "#e2e/until.ts";
import type { SiteView } from "#protocol/views.ts";

const DAY_MS = 86_400_000;

let edge: RunningEdge;
let service: PlainPushService;
let visitor: PlainVisitor;
let oldKey: string;

beforeAll(async () => {
  service = await startPlainPushService();
  edge = await startEdge({ timeTravel: true, pushHosts: [new URL(service.origin).host] });
  oldKey = await presentKey();
  visitor = new PlainVisitor(edge);
  await visitor.leaveCart(service.subscription("first"));
});

afterAll(async () => {
  await edge?.stop();
  await service?.close();
});

async function presentKey(): Promise<string> {
  return (await edge.admin<SiteView>("GET", "")).pushKey;
}

async function leaveAgain(): Promise<void> {
  await visitor.tell({ kind: "cart_add", item: { id: "kestrel-aero-3" }, quantity: 1 });
  await edge.advance(21_000);
}

test("a browser that subscribed with the old key is reached with it, and asked for a new address", async () => {
  await edge.admin("POST", "/push-key", { graceDays: 30 });
  expect(await presentKey()).not.toBe(oldKey);
  await edge.advance(21_000);
  const { pushKey } = await service.arrivals.waitFor(() => true);
  expect(pushKey).toBe(oldKey);
  // A page asks Site for the newest version every ten seconds.
  await until(async () => {
    await visitor.tell({ kind: "page_view" });
    return visitor.renewPush;
  }, 30_000);
});

test("once the old key is given up, the address that belongs to it is too", async () => {
  await edge.advance(31 * DAY_MS);
  const before = service.arrivals.entries.length;
  await leaveAgain();
  expect(service.arrivals.entries).toHaveLength(before);
  await visitor.tell({ kind: "page_view" });
  expect(visitor.renewPush).toBe(true);
});

test("a browser that told its address again is reached with the new key", async () => {
  const subscription = service.subscription("second");
  await visitor.tell({ kind: "push_subscribed", subscription, pushKey: await presentKey() });
  expect(visitor.renewPush).toBe(false);
  await edge.advance(2 * DAY_MS);
  await leaveAgain();
  const arrival = await service.arrivals.waitFor(({ device }) => device === "second");
  expect(arrival.pushKey).toBe(await presentKey());
});
