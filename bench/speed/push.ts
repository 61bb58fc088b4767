import { setTimeout as sleep } from "node:timers/promises";
import { startEdge } from "#e2e/edge.ts";
import { startPlainPushService } from "#e2e/plain-push-service.ts";
import { PlainVisitor } from "#e2e/plain-visitor.ts";
import { leftAfter } from "#e2e/quick-shop.ts";
import { until } from "#e2e/until.ts";
import { median } from "./client.ts";

/** How long after their due time messages reach the push service, ms. */
export interface PushDelay {
  readonly medianMs: number;
  readonly worstMs: number;
}

const LEFT_AFTER_MS = 2000;
const WARMING = 3;
const CARTS = 40;
const APART_MS = 100;

/** Leaves carts in the demo shop as `npm start` runs it, and waits for their pushes. */
export async function pushDelay(): Promise<PushDelay> {
  const service = await startPlainPushService();
  const edge = await startEdge({ pushHosts: [new URL(service.origin).host] });
  try {
    await leftAfter(edge, LEFT_AFTER_MS / 1000);
    const dues = new Map<string, number>();
    for (let index = 0; index < WARMING + CARTS; index++) {
      const device = `cart-${index}`;
      const leftAt = await new PlainVisitor(edge).leaveCart(service.subscription(device));
      if (index >= WARMING) dues.set(device, leftAt + LEFT_AFTER_MS);
      await sleep(APART_MS);
    }
    const { entries } = service.arrivals;
    await until(() => entries.length >= WARMING + CARTS, 30_000);
    const delays = entries.flatMap(({ device, at }) => {
      const due = dues.get(device);
      return due === undefined ? [] : [at - due];
    });
    return { medianMs: median(delays), worstMs: Math.max(...delays) };
  } finally {
    await edge.stop();
    await service.close();
  }
}
