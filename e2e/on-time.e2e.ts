import { afterAll, beforeAll, expect, test } from "vitest";
import type { Inside } from "#e2e/demo-person.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { type PlainPushService, startPlainPushService } from "#e2e/plain-push-service.ts";
import { PlainVisitor } from "#e2e/plain-visitor.ts";
import { leftAfter } from "#e2e/quick-shop.ts";

const LEFT_AFTER_SECONDS = 2;

let edge: RunningEdge;
let service: PlainPushService;

beforeAll(async () => {
  service = await startPlainPushService();
  edge = await startEdge({ pushHosts: [new URL(service.origin).host] });
  await leftAfter(edge, LEFT_AFTER_SECONDS);
});

afterAll(async () => {
  await edge?.stop();
  await service?.close();
});

test("a push for a cart that is left arrives within the second in which it is due", async () => {
  const visitor = new PlainVisitor(edge);
  await visitor.leaveCart(service.subscription("on-time"));
  const copy = await edge.admin<{ state: Inside }>("GET", `/visitors/${visitor.id}/export`);
  const dueAt = copy.state.jobs.find(({ kind }) => kind === "silence")?.at ?? 0;
  const { at } = await service.arrivals.waitFor(({ device }) => device === "on-time", 20_000);
  expect(at).toBeGreaterThanOrEqual(dueAt);
  expect(at - dueAt).toBeLessThan(1000);
});
