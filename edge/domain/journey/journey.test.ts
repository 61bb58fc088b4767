import { expect, test } from "vitest";
import type { Campaign, Step } from "#protocol/campaign.ts";
import { due } from "../due.ts";
import { settle } from "../settle.ts";
import {
  batch,
  DAY,
  HOUR,
  MINUTE,
  shop,
  subscribed,
  T0,
  type Told,
  wake,
  type World,
} from "../test/world.ts";
import { visit } from "../visit.ts";
import { wakeAtOf } from "../wake.ts";
import { versionsOf } from "./under-way.ts";

const fastIntoCart: Told = { kind: "cart_add", item: { id: "fast" }, quantity: 1 };
const page: Told = { kind: "page_view" };
const purchase: Told = {
  kind: "purchase",
  order: "o1",
  value: 180,
  currency: "EUR",
  lines: [{ id: "fast", quantity: 1 }],
};

function send(id: string, title = id): Step {
  const message = { channel: "web-push", title: { "*": title }, body: { "*": "…" } } as const;
  return { kind: "send", variants: [{ id, share: 1, message }] };
}

function wait(seconds: number): Step {
  return { kind: "wait", wait: { until: "elapsed", seconds } };
}

function journey(steps: readonly Step[], rest: Partial<Campaign> = {}): Campaign {
  return {
    id: "cart",
    name: "Cart",
    status: "live",
    trigger: { kind: "abandoned" },
    goal: { kind: "purchase" },
    priority: 50,
    steps: [...steps],
    ...rest,
  };
}

function left(world: World, events: readonly Told[] = [subscribed, page, fastIntoCart], now = T0) {
  const around = shop(world);
  return { around, state: visit(batch(around, now, events)).state };
}

/** Titles and how long after the start they were sent. */
function sentBy(world: World, until: number, events?: readonly Told[], now = T0) {
  const { around, state } = left(world, events, now);
  return wake(around, state, now + until).sent.map((delivery) => [
    delivery.channel === "web-push" ? delivery.notification.title : delivery.url,
    delivery.at - now,
  ]);
}

test("goes from push to wait to push", () => {
  const steps = [send("first"), wait(7200), send("second")];
  expect(sentBy({ campaigns: [journey(steps)] }, 10 * DAY)).toEqual([
    ["first", 4 * MINUTE],
    ["second", 4 * MINUTE + 2 * HOUR],
  ]);
});

test("stops at a purchase between two messages", () => {
  const { around, state } = left({
    campaigns: [journey([send("first"), wait(7200), send("second")])],
  });
  const first = wake(around, state, T0 + HOUR);
  const bought = visit({
    ...batch(around, T0 + HOUR, [page, purchase]),
    state: first.state,
    number: 2,
  });
  expect(first.sent).toHaveLength(1);
  expect(wake(around, bought.state, T0 + 10 * DAY).sent).toEqual([]);
});

test("stops at a purchase that was under way when the journey began", () => {
  const { around, state } = left({ campaigns: [journey([wait(600), send("late")])] });
  const begun = wake(around, state, T0 + 5 * MINUTE).state;
  expect(begun.journeys).toHaveLength(1);
  const input = batch(around, T0 + 6 * MINUTE, [purchase]);
  const placed = input.placed.map((fact) => ({ ...fact, at: T0 + MINUTE }));
  const bought = visit({ ...input, placed, state: begun, number: 2 });
  expect(bought.state?.journeys).toEqual([]);
});

test("begins anew when a visitor is back before the first word", () => {
  const { around, state } = left({
    campaigns: [journey([wait(600), send("first")], { reentryDays: 0 })],
  });
  const begun = wake(around, state, T0 + 5 * MINUTE);
  const back = visit({ ...batch(around, T0 + 6 * MINUTE, [page]), state: begun.state, number: 2 });
  expect(back.state?.journeys).toEqual([]);
  expect(wake(around, back.state, T0 + DAY).sent.map(({ at }) => at - T0)).toEqual([20 * MINUTE]);
});

test("takes the arm of the stage at which the cart was left", () => {
  const steps: readonly Step[] = [
    {
      kind: "branch",
      arms: [
        {
          audience: { fact: "abandoned-stage", is: "equal", value: "address" },
          steps: [send("keep going")],
        },
      ],
      otherwise: [send("your cart")],
    },
    wait(7200),
    send("after both"),
  ];
  const world = { campaigns: [journey(steps)] };
  const titles = (events?: readonly Told[]) => sentBy(world, DAY, events).map(([title]) => title);
  expect(titles()).toEqual(["your cart", "after both"]);
  const atAddress: readonly Told[] = [
    subscribed,
    fastIntoCart,
    { kind: "checkout_stage", stage: "address" },
  ];
  expect(titles(atAddress)).toEqual(["keep going", "after both"]);
});

test("ends where a check fails", () => {
  const check: Step = {
    kind: "check",
    audience: { fact: "cart-value", is: "at-least", value: 500 },
  };
  expect(
    sentBy({ campaigns: [journey([send("first"), check, send("second")])] }, DAY),
  ).toHaveLength(1);
});

test("moves a message out of the quiet hours of the visitor's own day", () => {
  const night = T0 + 11 * HOUR;
  const settings = { quietHours: { from: "21:00", to: "08:00" } };
  expect(
    sentBy({ campaigns: [journey([send("first")])], settings }, DAY, undefined, night),
  ).toEqual([["first", 10 * HOUR]]);
});

test("waits for a time of the visitor's day over the change to winter time", () => {
  const saturday = Date.parse("2026-10-24T12:00:00Z");
  const steps: readonly Step[] = [
    wait(43_200),
    { kind: "wait", wait: { until: "time-of-day", time: "09:00" } },
    send("morning"),
  ];
  const [sent] = sentBy({ campaigns: [journey(steps)] }, 3 * DAY, undefined, saturday);
  expect(new Date(saturday + Number(sent?.[1])).toISOString()).toBe("2026-10-25T08:00:00.000Z");
});

test("sends at the hour in which the visitor is usually about", () => {
  const steps: readonly Step[] = [
    { kind: "wait", wait: { until: "best-time", withinSeconds: 86_400 } },
    send("evening"),
  ];
  const { around, state } = left({ campaigns: [journey(steps)] });
  if (!state) throw new Error("kept nothing");
  // Mondays, 19:00 to 19:59.
  const activity = `${"0".repeat(19)}9${"0".repeat(148)}`;
  const [sent] = wake(around, { ...state, activity }, T0 + 3 * DAY).sent;
  expect(new Date(sent?.at ?? 0).toISOString()).toBe("2026-11-23T18:00:00.000Z");
});

test("keeps an hour between two messages, the more important one first", () => {
  const campaigns = [
    journey([send("less")], { id: "less", priority: 10 }),
    journey([send("more")], { id: "more", priority: 90 }),
  ];
  expect(sentBy({ campaigns }, DAY)).toEqual(
    [
      ["more", 4 * MINUTE],
      // The first one, unanswered, has used up some patience.
      ["less", 4 * MINUTE + 2 * HOUR],
    ].map(([title, after]) => [title, title === "less" ? expect.any(Number) : after]),
  );
});

test("runs one campaign of a group only", () => {
  const campaigns = ["a", "b"].map((id) =>
    journey([send(id), wait(7200), send(id)], { id, group: "cart" }),
  );
  const titles = sentBy({ campaigns }, 10 * DAY).map(([title]) => title);
  expect(titles).toEqual(["a", "a"]);
});

test("lets nobody in again before the days of re-entry are over", () => {
  const campaigns = [
    journey([send("again")], {
      trigger: { kind: "cart-changed" },
      reentryDays: 7,
      goal: { kind: "none" },
    }),
  ];
  const { around, state } = left({ campaigns });
  let now = T0;
  let known = state;
  const days: number[] = [];
  for (let day = 0; day < 16; day++) {
    const slept = wake(around, known, now + DAY - MINUTE);
    days.push(...slept.sent.map(({ at }) => Math.floor((at - T0) / DAY)));
    now += DAY;
    known = visit({
      ...batch(around, now, [fastIntoCart]),
      state: slept.state,
      number: day + 2,
    }).state;
  }
  expect(days).toEqual([0, 7, 14]);
});

test("lets a journey under way keep the steps with which it began", () => {
  const { around, state } = left({ campaigns: [journey([send("one"), wait(7200), send("old")])] });
  const first = wake(around, state, T0 + HOUR).state;
  const edited = shop({ campaigns: [journey([send("one"), wait(3600), send("new")])], version: 2 });
  expect(versionsOf(first, edited.snapshot)).toEqual([1]);
  const older = new Map([[1, around.snapshot]]);
  const titles = wake({ ...edited, older }, first, T0 + DAY).sent.map((one) =>
    one.channel === "web-push" ? one.notification.title : "",
  );
  expect(titles).toEqual(["old"]);
});

test("waits while a campaign is paused and goes on when it is live again; ends when it ended", () => {
  const steps = [send("one"), wait(7200), send("two")];
  const { around, state } = left({ campaigns: [journey(steps)] });
  const first = wake(around, state, T0 + HOUR).state;
  const paused = wake(
    shop({ campaigns: [journey(steps, { status: "paused" })] }),
    first,
    T0 + 5 * HOUR,
  );
  expect(paused.sent).toEqual([]);
  expect(wake(around, paused.state, T0 + DAY).sent).toHaveLength(1);
  const over = wake(shop({ campaigns: [journey(steps, { status: "ended" })] }), first, T0 + DAY);
  expect([over.sent, over.state.journeys]).toEqual([[], []]);
});

test("tries again as told, gives up when it would come too late, forgets a dead address", () => {
  const { around, state } = left({ campaigns: [journey([send("one")])] });
  if (!state) throw new Error("kept nothing");
  let due1 = due({ ...around, state, now: T0 + 4 * MINUTE });
  const [delivery] = due1.state.deliveries;
  const key = delivery?.key ?? "";
  const later = settle(
    due1.state,
    key,
    { kind: "retry", reason: "busy", afterSeconds: 120 },
    T0 + 5 * MINUTE,
  );
  expect(later.state.deliveries[0]).toMatchObject({
    state: "waiting",
    nextAt: T0 + 7 * MINUTE,
    tries: 1,
  });
  due1 = due({ ...around, state: later.state, now: T0 + 7 * MINUTE });
  expect(due1.state.deliveries[0]).toMatchObject({ key, state: "sending", tries: 2 });
  const late = settle(
    due1.state,
    key,
    { kind: "retry", reason: "busy", afterSeconds: 86_400 },
    T0 + 8 * MINUTE,
  );
  expect(late.state.deliveries).toEqual([]);
  const gone = settle(due1.state, key, { kind: "gone" }, T0 + 8 * MINUTE);
  expect([gone.state.deliveries, gone.state.push]).toEqual([[], null]);
});

test("sends the same message again after a crash, under the same key", () => {
  const { around, state } = left({ campaigns: [journey([send("one")])] });
  if (!state) throw new Error("kept nothing");
  const before = due({ ...around, state, now: T0 + 4 * MINUTE });
  const after = due({ ...around, state: before.state, now: T0 + 5 * MINUTE });
  expect(after.state.deliveries.map(({ key }) => key)).toEqual(
    before.state.deliveries.map(({ key }) => key),
  );
  expect(after.state.deliveries[0]?.tries).toBe(2);
  const early = due({ ...around, state: before.state, now: T0 + 4 * MINUTE + 1 });
  expect(early.state.deliveries).toEqual(before.state.deliveries);
});

test("holds messages back from somebody who keeps closing them", () => {
  const campaigns = [0, 1, 2, 3, 4, 5].map((index) =>
    journey([wait(index * 86_400), send(`m${index}`)], { id: `m${index}` }),
  );
  const { around, state } = left({ campaigns });
  let known = state;
  const sent: string[] = [];
  for (let now = T0; now < T0 + 8 * DAY; now += HOUR) {
    const slept = wake(around, known, now);
    known = slept.state;
    for (const { key } of slept.sent) {
      sent.push(key);
      const close = batch(around, now, []);
      const placed = [
        {
          event: { kind: "banner_dismissed", receipt: key, agoMs: 0 } as const,
          at: T0,
          order: "x",
        },
      ];
      known = visit({ ...close, placed, state: known, number: 100 + sent.length }).state;
    }
  }
  expect(sent.length).toBeGreaterThan(1);
  expect(sent.length).toBeLessThan(campaigns.length);
});

test("survives a clock that steps back", () => {
  const { around, state } = left({ campaigns: [journey([send("one")])] });
  const back = visit({ ...batch(around, T0 - HOUR, [page]), state, number: 2 });
  expect(wakeAtOf(back.state ?? state ?? never())).toBeLessThanOrEqual(T0 + 4 * MINUTE);
  expect(wake(around, back.state, T0 + DAY).sent).toHaveLength(1);
});

test("starts what happened elsewhere, about the product that it happened to", () => {
  const drop = journey([send("price", "{product}: {price}")], {
    id: "drop",
    trigger: { kind: "price-drop" },
  });
  const { around, state } = left({ campaigns: [drop] }, [subscribed, page]);
  if (!state) throw new Error("kept nothing");
  const told = due({
    ...around,
    state,
    now: T0 + HOUR,
    occasions: [{ kind: "price-drop", product: "socks" }],
  });
  expect(told.state.deliveries).toMatchObject([{ notification: { title: "Socks: 15,00\u00a0€" } }]);
});

function never(): never {
  throw new Error("Nobody is there");
}
