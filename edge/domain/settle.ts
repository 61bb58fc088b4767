import type { Delivery, DeliveryOutcome } from "#protocol/delivery.ts";
import { withoutDevice } from "./device.ts";
import { draw } from "./draw.ts";
import { acknowledged, tell, withOutbox } from "./flush.ts";
import { rosterOf } from "./roster.ts";
import type { VisitorState } from "./state.ts";
import { wakeAtOf } from "./wake.ts";

export interface Settled {
  readonly state: VisitorState;
  readonly wakeAt: number | null;
}

const RETRY_SPREAD = 0.25;
const FIRST_RETRY_MS = 30_000;
const MAX_RETRY_MS = 3_600_000;

/** The state after one try to send a message; an outcome of an unknown key changes nothing. */
export function settle(
  before: VisitorState,
  key: string,
  outcome: DeliveryOutcome,
  now: number,
): Settled {
  const delivery = before.deliveries.find((other) => other.key === key);
  const state = delivery ? settled(before, delivery, outcome, now) : before;
  return { state, wakeAt: wakeAtOf(state) };
}

/** The state after the counters took a flush. */
export function settleFlush(
  before: VisitorState,
  answer: { readonly number: number; readonly flushEveryMs: number },
  now: number,
): Settled {
  const state = { ...before, flush: acknowledged(before.flush, answer, now) };
  return { state, wakeAt: wakeAtOf(state) };
}

/** The state with everything that the counters do not know yet ready to leave. */
export function toldNow(before: VisitorState, shards: number, now: number): VisitorState {
  const { flush } = before;
  const news = flush.outbox !== null || flush.tallies.length > 0;
  return news
    ? withOutbox({ ...before, flush: { ...flush, at: now } }, rosterOf(before), shards, now)
    : before;
}

function settled(
  before: VisitorState,
  delivery: Delivery,
  outcome: DeliveryOutcome,
  now: number,
): VisitorState {
  const { campaign, variant, key } = delivery;
  const count = (name: string) => ({ counts: { [`${name}/${campaign}/${variant}`]: 1 } });
  const done = { ...before, deliveries: before.deliveries.filter((other) => other.key !== key) };
  switch (outcome.kind) {
    case "sent":
      return tell(done, count("handed-over"), now);
    case "gone":
    case "resubscribe":
      if (hasMoved(before, outcome.endpoint)) {
        const again: Delivery = { ...delivery, state: "waiting", nextAt: now };
        return { ...done, deliveries: [...done.deliveries, again] };
      }
      return tell(
        delivery.channel === "web-push" ? withoutDevice(done) : done,
        count(outcome.kind),
        now,
      );
    case "refused":
      return tell(done, count(`refused-${outcome.reason}`), now);
    case "retry": {
      const backOffMs = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** (delivery.tries - 1));
      const waitMs = Math.max(backOffMs, (outcome.afterSeconds ?? 0) * 1000);
      // Whoever was turned away with thousands of others must not come back with all of them.
      const late = draw(`${before.visitor}/${key}`, `retry ${delivery.tries}`) * RETRY_SPREAD;
      const nextAt = now + Math.round(waitMs * (1 + late));
      if (nextAt >= delivery.expiresAt) return tell(done, count("too-late"), now);
      const again: Delivery = { ...delivery, state: "waiting", nextAt };
      const deliveries = before.deliveries.map((other) => (other.key === key ? again : other));
      return tell({ ...before, deliveries }, count(`retry-${outcome.reason}`), now);
    }
  }
}

// Only the address that was tried is lost: the visitor may have subscribed anew meanwhile.
function hasMoved({ push }: VisitorState, tried: string | undefined): boolean {
  return push !== null && tried !== undefined && tried !== push.keys.endpoint;
}
