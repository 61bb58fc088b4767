import { expect, test } from "vitest";
import type { Step } from "#protocol/campaign.ts";
import { due } from "../due.ts";
import {
  fastIntoCart,
  journey,
  left,
  page,
  purchase,
  send,
  sentBy,
  wait,
} from "../test/journeys.ts";
import { batch, DAY, HOUR, MINUTE, subscribed, T0, type Told, wake } from "../test/world.ts";
import { visit } from "../visit.ts";

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

test("stops when the cart that was left is emptied between two messages", () => {
  const { around, state } = left({
    campaigns: [journey([send("first"), wait(7200), send("second")])],
  });
  const first = wake(around, state, T0 + HOUR).state;
  const emptied = visit({
    ...batch(around, T0 + HOUR, [page, { kind: "cart_set", lines: [] }]),
    state: first,
    number: 2,
  });
  expect(wake(around, emptied.state, T0 + 10 * DAY).sent).toEqual([]);
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

test("takes what was under way when the journey began for no return", () => {
  const { around, state } = left({ campaigns: [journey([wait(600), send("first")])] });
  const begun = wake(around, state, T0 + 5 * MINUTE);
  const input = batch(around, T0 + 6 * MINUTE, [page]);
  const placed = input.placed.map((fact) => ({ ...fact, at: T0 + MINUTE }));
  const late = visit({ ...input, placed, state: begun.state, number: 2 });
  expect(late.state?.journeys).toHaveLength(1);
});

test("sends once, to a segment, and never again", () => {
  const campaign = journey([send("news")], { id: "news", trigger: { kind: "collective" } });
  const { around, state } = left({ campaigns: [campaign] }, [subscribed, page]);
  if (!state) throw new Error("Nothing was kept");
  const occasions = [{ kind: "collective", campaign: "news" }] as const;
  const first = due({ ...around, state, now: T0 + HOUR, occasions });
  expect(first.state.deliveries).toHaveLength(1);
  const again = due({ ...around, state: first.state, now: T0 + HOUR + 1, occasions });
  expect(again.state.deliveries).toHaveLength(1);
  expect(again.record?.candidates).toMatchObject([{ reason: { code: "once-only" } }]);
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

test("runs one campaign of a group only", () => {
  const campaigns = ["a", "b"].map((id) =>
    journey([send(id), wait(7200), send(id)], { id, group: "cart" }),
  );
  const titles = sentBy({ campaigns }, 10 * DAY).map(([title]) => title);
  expect(titles).toEqual(["a", "a"]);
});

test("a paused campaign of a group is still the one that runs", () => {
  const a = journey([wait(600), send("a")], { id: "a", group: "cart" });
  const b = journey([send("b")], { id: "b", group: "cart", trigger: { kind: "cart-changed" } });
  const { around, state } = left({ campaigns: [a] });
  const begun = wake(around, state, T0 + 5 * MINUTE).state;
  const paused = left({ campaigns: [{ ...a, status: "paused" }, b], version: 2 }).around;
  const input = batch(paused, T0 + 6 * MINUTE, [fastIntoCart]);
  // Somebody who was back would end the journey's wait; a late batch is no return.
  const placed = input.placed.map((fact) => ({ ...fact, at: T0 + MINUTE }));
  const after = visit({ ...input, placed, state: begun, number: 2 }).state;
  expect(after?.journeys.map(({ campaign }) => campaign)).toEqual(["a"]);
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

test("survives a clock that steps back", () => {
  const { around, state } = left({ campaigns: [journey([send("one")])] });
  const back = visit({ ...batch(around, T0 - HOUR, [page]), state, number: 2 });
  expect(back.wakeAt).toBeLessThanOrEqual(T0 + 4 * MINUTE);
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
