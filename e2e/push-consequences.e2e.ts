import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Inside } from "#e2e/demo-person.ts";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { type PlainPushService, startPlainPushService } from "#e2e/plain-push-service.ts";
import { PlainVisitor } from "#e2e/plain-visitor.ts";
import { leftAfter } from "#e2e/quick-shop.ts";
import { until } from "#e2e/until.ts";

const LEFT_AFTER_MS = 2000;
const SLOW_MS = 10_000;

type Does = (response: ServerResponse) => unknown;
const status =
  (code: number, headers = {}): Does =>
  (response) =>
    response.writeHead(code, headers).end("why");

/** What a push service may do, and what then becomes of the address and of the message. */
const cases: readonly [string, Does, { push: "kept" | "lost"; waitsSeconds: number | null }][] = [
  ["201", status(201), { push: "kept", waitsSeconds: null }],
  ["404", status(404), { push: "lost", waitsSeconds: null }],
  ["410", status(410), { push: "lost", waitsSeconds: null }],
  ["400", status(400), { push: "lost", waitsSeconds: null }],
  ["401", status(401), { push: "lost", waitsSeconds: null }],
  ["403", status(403), { push: "lost", waitsSeconds: null }],
  ["413", status(413), { push: "kept", waitsSeconds: null }],
  ["429", status(429, { "retry-after": "120" }), { push: "kept", waitsSeconds: 120 }],
  ["500", status(500), { push: "kept", waitsSeconds: 30 }],
  ["silence", () => undefined, { push: "kept", waitsSeconds: 40 }],
  ["hanging-up", (response) => response.destroy(), { push: "kept", waitsSeconds: 30 }],
  ["redirect", status(307, { location: "/push/elsewhere" }), { push: "kept", waitsSeconds: null }],
];
const actions = new Map(cases.map(([name, does]) => [name, does]));
const visitors = new Map<string, PlainVisitor>();
const leftAt = new Map<string, number>();

let edge: RunningEdge;
let service: PlainPushService;

beforeAll(async () => {
  service = await startPlainPushService();
  service.behave((response, device) => actions.get(device)?.(response));
  edge = await startEdge({ pushHosts: [new URL(service.origin).host] });
  await leftAfter(edge, LEFT_AFTER_MS / 1000);
  for (const [name] of cases) {
    const visitor = new PlainVisitor(edge);
    visitors.set(name, visitor);
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as people come
    await visitor.leaveCart(service.subscription(name));
    const silence = (await inside(visitor)).jobs.find(({ kind }) => kind === "silence");
    leftAt.set(name, silence?.at ?? 0);
  }
  await until(() => service.arrivals.entries.length >= cases.length, 20_000);
});

afterAll(async () => {
  await edge?.stop();
  await service?.close();
});

async function inside(visitor: PlainVisitor): Promise<Inside> {
  const copy = await edge.admin<{ state: Inside }>("GET", `/visitors/${visitor.id}/export`);
  return copy.state;
}

function arrivalsOf(name: string) {
  return service.arrivals.entries.filter(({ device }) => device === name);
}

test("nobody's message waits for another's push service", () => {
  const late = cases.map(([name]) => (arrivalsOf(name)[0]?.at ?? 0) - (leftAt.get(name) ?? 0));
  expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...late)).toBeLessThan(SLOW_MS);
});

test.each(cases)(
  "a push service that answers %s has the right consequence",
  async (name, _, then) => {
    const visitor = visitors.get(name);
    const [first] = arrivalsOf(name);
    if (!visitor || !first) throw new Error("Nothing was sent.");
    const state = await until(async () => {
      const now = await inside(visitor);
      return now.deliveries.every(({ state: stage }) => stage === "waiting") ? now : null;
    }, SLOW_MS + 5000);
    expect(state.push === null).toBe(then.push === "lost");
    const waits = state.deliveries.map(({ nextAt }) => (nextAt - first.at) / 1000);
    expect(waits).toHaveLength(then.waitsSeconds === null ? 0 : 1);
    for (const wait of waits) {
      // Up to a quarter later, and whatever the answer itself took.
      expect(wait).toBeGreaterThanOrEqual(then.waitsSeconds ?? 0);
      expect(wait).toBeLessThan((then.waitsSeconds ?? 0) * 1.25 + 5);
    }
    // Whoever has agreed is asked by nobody; the browser only tells its address again.
    await visitor.tell({ kind: "page_view" });
    expect(visitor.renewPush).toBe(then.push === "lost");
  },
);

test("follows no redirect", () => {
  expect(arrivalsOf("elsewhere")).toEqual([]);
});

test("what failed comes again, as the same message", async () => {
  actions.set("500", status(201));
  const [first, second] = await until(() => {
    const all = arrivalsOf("500");
    return all.length > 1 ? all : null;
  }, 40_000);
  expect(second?.topic).toBe(first?.topic);
  expect(second?.payload.notification.data.key).toBe(first?.payload.notification.data.key);
}, 50_000);
