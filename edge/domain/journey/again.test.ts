import { expect, test } from "vitest";
import type { Step } from "#protocol/campaign.ts";
import { due } from "../due.ts";
import { merged } from "../identity/merged.ts";
import { settle } from "../settle.ts";
import { fastIntoCart, journey, left, page, purchase, send, wait } from "../test/journeys.ts";
import { batch, DAY, HOUR, MINUTE, shop, subscribed, T0, type Told, wake } from "../test/world.ts";
import { visit } from "../visit.ts";

const bar = (id: string): Step => ({
  kind: "show",
  variants: [{ id, share: 1, banner: { kind: "bar", title: { "*": id } } }],
});
const order = (name: string): Told => ({
  kind: "purchase",
  order: name,
  value: 10,
  currency: "EUR",
  lines: [],
});

test("who bought after a reminder is reminded of another cart once re-entry is due", () => {
  const { around, state } = left({ campaigns: [journey([send("cart")], { reentryDays: 7 })] });
  const first = wake(around, state, T0 + HOUR);
  expect(first.sent).toHaveLength(1);
  const bought = visit({
    ...batch(around, T0 + HOUR, [page, purchase]),
    state: first.state,
    number: 2,
  });
  const slept = wake(around, bought.state, T0 + 90 * DAY - 1);
  const again = visit({
    ...batch(around, T0 + 90 * DAY, [page, fastIntoCart]),
    state: slept.state,
    number: 3,
  });
  expect(wake(around, again.state, T0 + 91 * DAY).sent).toHaveLength(1);
});

test("post-purchase speaks after the second purchase too", () => {
  const post = journey([wait(3600), send("thanks")], {
    id: "post",
    trigger: { kind: "purchase" },
    reentryDays: 30,
  });
  const { around, state } = left({ campaigns: [post] }, [subscribed, page, order("o1")]);
  const first = wake(around, state, T0 + DAY);
  expect(first.sent).toHaveLength(1);
  const second = visit({
    ...batch(around, T0 + 60 * DAY, [page, order("o2")]),
    state: first.state,
    number: 2,
  });
  expect(wake(around, second.state, T0 + 61 * DAY).sent).toHaveLength(1);
});

test("a campaign that is over keeps nobody from the others of its group", () => {
  const a = journey([wait(60), bar("a")], {
    id: "a",
    group: "g",
    trigger: { kind: "wish" },
    schedule: { until: T0 + HOUR },
  });
  const b = journey([send("b")], { id: "b", group: "g" });
  const { around, state } = left({ campaigns: [a, b] }, [
    subscribed,
    { kind: "wish_add", item: { id: "gel" } },
  ]);
  const waiting = wake(around, state, T0 + 5 * MINUTE).state;
  expect(waiting.journeys).toMatchObject([{ campaign: "a", dueAt: null }]);
  const back = visit({
    ...batch(around, T0 + 30 * DAY, [page, fastIntoCart]),
    state: waiting,
    number: 2,
  });
  const woken = wake(around, back.state, T0 + 31 * DAY);
  expect(woken.state.journeys).toEqual([]);
  expect(woken.sent).toHaveLength(1);
});

test("campaigns that are over leave room for others", () => {
  const old = [1, 2, 3, 4].map((n) =>
    journey([wait(60), bar("a")], { id: `old-${n}`, trigger: { kind: "cart-changed" } }),
  );
  const { around, state } = left({ campaigns: old });
  const waiting = wake(around, state, T0 + 3 * MINUTE).state;
  expect(waiting.journeys).toHaveLength(4);
  // Campaigns that were ended are in no snapshot.
  const later = shop({ campaigns: [journey([send("new")])], version: 2 });
  const back = visit({
    ...batch(later, T0 + 100 * DAY, [page, fastIntoCart]),
    state: waiting,
    number: 2,
  });
  expect(wake(later, back.state, T0 + 101 * DAY).sent).toHaveLength(1);
});

test("whoever is held out of a banner goes on behind it, like everybody else", () => {
  const a = journey([wait(60), bar("a")], { id: "a", trigger: { kind: "wish" }, holdout: 0.9 });
  const { around, state } = left({ campaigns: [a] }, [
    subscribed,
    { kind: "wish_add", item: { id: "gel" } },
  ]);
  const waiting = wake(around, state, T0 + 5 * MINUTE).state;
  const back = visit({ ...batch(around, T0 + HOUR, [page]), state: waiting, number: 2 });
  expect(back.state?.campaigns.map(({ arm }) => arm)).toEqual(["holdout"]);
  expect(back.state?.journeys).toEqual([]);
});

test("messages of a person's journey and of a device's have different keys", () => {
  const post = journey([wait(3600), send("thanks")], {
    id: "post",
    trigger: { kind: "sign-up" },
    reentryDays: 0,
    goal: { kind: "none" },
  });
  const around = shop({ campaigns: [post] });
  const signUp: Told = { kind: "sign_up" };
  const phone = visit({
    ...batch(around, T0, [subscribed, page, signUp]),
    visitor: "person-of-the-tests-1",
  });
  const first = wake(around, phone.state, T0 + DAY);
  expect(first.sent).toHaveLength(1);
  const laptop = visit({
    ...batch(around, T0 + 10 * DAY, [page, signUp]),
    visitor: "device-of-the-tests-2",
  });
  if (!laptop.state) throw new Error("kept");
  const joined = merged(first.state, laptop.state, {
    ...around,
    now: T0 + 10 * DAY,
    devices: new Set(),
  });
  const second = wake(around, joined, T0 + 11 * DAY);
  expect(second.sent).toHaveLength(1);
  expect(second.sent[0]?.key).not.toBe(first.sent[0]?.key);
});

test("a second try does not leave after the end of the campaign's schedule", () => {
  const a = journey([send("a")], { schedule: { until: T0 + HOUR } });
  const { around, state } = left({ campaigns: [a] });
  if (!state) throw new Error("kept");
  let now = state.jobs.find(({ kind }) => kind === "silence")?.at ?? 0;
  let s = due({ ...around, state, now }).state;
  const key = s.deliveries[0]?.key ?? "";
  s = settle(s, key, { kind: "retry", reason: "busy", afterSeconds: 7200 }, now).state;
  now = s.deliveries[0]?.nextAt ?? 0;
  expect(now).toBeGreaterThan(T0 + HOUR);
  expect(due({ ...around, state: s, now }).state.deliveries).toEqual([]);
});
