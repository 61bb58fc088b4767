import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningEdge, startEdge } from "#e2e/edge.ts";
import { killAgain } from "#e2e/kills.ts";
import { type PlainPushService, startPlainPushService } from "#e2e/plain-push-service.ts";
import { PlainVisitor } from "#e2e/plain-visitor.ts";
import { leftAfter } from "#e2e/quick-shop.ts";
import { until } from "#e2e/until.ts";

// `EDGEWISE_KILLS=100 npx vitest run --project alone e2e/journey-kills.e2e.ts` is the long form.
const KILLS = Number(process.env["EDGEWISE_KILLS"] ?? 8);
const LEFT_AFTER_MS = 1500;
// A try that died with its machine counts as lost after 15 seconds.
const PATIENCE_MS = 45_000;

/** What happened to one visitor, by the clock of the test. */
interface Fate {
  readonly device: string;
  /** When the edge had acknowledged the purchase; null: nothing was bought. */
  boughtAt: number | null;
}

let edge: RunningEdge;
let service: PlainPushService;

beforeAll(async () => {
  service = await startPlainPushService();
  // Slow, so that some kills come in the middle of a send.
  service.behave((response) =>
    setTimeout(() => response.writeHead(201).end(), Math.random() * 300),
  );
  edge = await startEdge({ pushHosts: [new URL(service.origin).host] });
  await leftAfter(edge, LEFT_AFTER_MS / 1000);
});

afterAll(async () => {
  await edge?.stop();
  await service?.close();
});

/** Leaves a cart; every third one is bought after all, just before or after it counts as left. */
async function shop(index: number): Promise<Fate> {
  const visitor = new PlainVisitor(edge);
  // A second try knows none of the first one's.
  const device = randomUUID();
  const fate: Fate = { device, boughtAt: null };
  await visitor.leaveCart(service.subscription(device));
  if (index % 3 === 0) {
    await sleep(Math.random() * 2 * LEFT_AFTER_MS);
    fate.boughtAt = await visitor.buy(`order-${device}`);
  }
  return fate;
}

test(
  "killed at any instant, the edge hands every due message over, always as the same one, and none after a purchase",
  async () => {
    const shopping: Promise<Fate>[] = [];
    const over = new AbortController();
    const customers = (async () => {
      while (!over.signal.aborted) {
        shopping.push(shop(shopping.length));
        await sleep(150);
      }
    })();
    const plan = { kills: KILLS, everyMs: 1700, next: Math.random };
    const kills = await killAgain(edge, plan);
    over.abort();
    await customers;
    const fates = await Promise.all(shopping);

    const arrivalsOf = ({ device }: Fate) =>
      service.arrivals.entries.filter((arrival) => arrival.device === device);
    const due = fates.filter(({ boughtAt }) => boughtAt === null);
    await until(() => due.every((fate) => arrivalsOf(fate).length > 0), PATIENCE_MS);

    const told = fates.filter((fate) => arrivalsOf(fate).length > 0);
    for (const fate of told) {
      // The push worker shows a key once, however often it comes.
      const keys = arrivalsOf(fate).map(({ payload }) => payload.notification.data.key);
      const topics = arrivalsOf(fate).map(({ topic }) => topic);
      expect([new Set(keys).size, new Set(topics).size]).toEqual([1, 1]);
    }
    // What was under way already when the purchase came in cannot be called back.
    const late = fates.flatMap((fate) =>
      arrivalsOf(fate).filter(({ at }) => at > (fate.boughtAt ?? Infinity) + 300),
    );
    expect(late).toEqual([]);
    const again = told.flatMap(arrivalsOf).length - told.length;
    // oxlint-disable-next-line no-console -- what the long form is run for
    console.log(`${kills} kills, ${due.length} due messages, ${again} handed over again`);
    expect(due.length).toBeGreaterThan(KILLS);
  },
  KILLS * 6000 + PATIENCE_MS + 30_000,
);
