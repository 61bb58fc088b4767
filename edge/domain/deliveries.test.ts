import { expect, test } from "vitest";
import { due } from "./due.ts";
import { settle } from "./settle.ts";
import { batch, DAY, HOUR, MINUTE, shop, subscribed, T0 } from "./test/world.ts";
import { visit } from "./visit.ts";
import { wakeAtOf } from "./wake.ts";

const message = { channel: "web-push", title: { "*": "A" }, body: { "*": "B" } } as const;
const left = {
  id: "left",
  name: "Left",
  status: "live",
  trigger: { kind: "abandoned" },
  goal: { kind: "purchase" },
  priority: 50,
  steps: [{ kind: "send", variants: [{ id: "a", share: 1, message }] }],
} as const;

const busy = { kind: "retry", reason: "status-503", afterSeconds: 900 } as const;

test("a second try waits for the end of the quiet hours", () => {
  // T0 is 11:00 in Berlin.
  const quietHours = { from: "20:00", to: "08:00" };
  const world = shop({ campaigns: [left], settings: { quietHours } });
  const justBefore = T0 + 9 * HOUR - 5 * MINUTE;
  const add = { kind: "cart_add", item: { id: "fast" }, quantity: 1 } as const;
  let { state } = visit(batch(world, justBefore, [subscribed, add]));
  const tries: number[] = [];
  for (let now = state && wakeAtOf(state); state && now !== null && now < T0 + DAY;) {
    ({ state } = due({ ...world, state, now }));
    for (const { key, state: stage } of state.deliveries) {
      if (stage !== "sending") continue;
      tries.push(now);
      ({ state } = settle(state, key, tries.length === 1 ? busy : { kind: "sent" }, now));
    }
    const { outbox } = state.flush;
    if (outbox) state = { ...state, flush: { ...state.flush, outbox: null, at: null } };
    now = wakeAtOf(state);
  }
  expect(tries).toEqual([T0 + 9 * HOUR - MINUTE, T0 + 21 * HOUR]);
});

test("a second try that falls into a pause waits for its end", () => {
  const world = shop({ campaigns: [left] });
  const paused = shop({ campaigns: [{ ...left, status: "paused" }], version: 2 });
  const add = { kind: "cart_add", item: { id: "fast" }, quantity: 1 } as const;
  const met = visit(batch(world, T0, [subscribed, add])).state;
  if (!met) throw new Error("Consent was given.");
  const first = due({ ...world, state: met, now: T0 + 4 * MINUTE }).state;
  const [sent] = first.deliveries;
  if (!sent) throw new Error("Nothing was sent");
  const { state } = settle(first, sent.key, busy, T0 + 4 * MINUTE);
  const waiting = due({ ...paused, state, now: T0 + HOUR }).state;
  expect(waiting.deliveries).toMatchObject([{ state: "waiting", nextAt: T0 + 2 * HOUR }]);
  const again = due({ ...world, state: waiting, now: T0 + 2 * HOUR }).state;
  expect(again.deliveries).toMatchObject([{ key: sent.key, state: "sending" }]);
});
