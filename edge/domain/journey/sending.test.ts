import { expect, test } from "vitest";
import type { Step } from "#protocol/campaign.ts";
import { due } from "../due.ts";
import { settle } from "../settle.ts";
import { journey, left, page, send, sentBy, wait } from "../test/journeys.ts";
import { batch, DAY, HOUR, MINUTE, shop, T0, wake } from "../test/world.ts";
import { visit } from "../visit.ts";

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

test("somebody of whom little is known is told when the shop's visitors usually come", () => {
  const steps: readonly Step[] = [
    { kind: "wait", wait: { until: "best-time", withinSeconds: 86_400 } },
    send("evening"),
  ];
  const { around, state } = left({ campaigns: [journey(steps)] });
  // Mondays at eight in the evening twice as often as at any other hour.
  const learnt = { "hour/20": 40, "hour/15": 20, "hour/35": 20 };
  const taught = { ...around, snapshot: { ...around.snapshot, learnt } };
  const [sent] = wake(taught, state, T0 + 3 * DAY).sent;
  expect(new Date(sent?.at ?? 0).toISOString()).toBe("2026-11-23T19:00:00.000Z");
});

test("a visit teaches the shop its hour, by the visitor's own clock, once", () => {
  const around = shop({ campaigns: [] });
  const first = visit(batch(around, T0, [page], { timeZone: "Asia/Tokyo" }));
  // 11:00 on a Monday in Berlin is 19:00 in Tokyo.
  expect(first.state?.flush.tallies[0]?.counts).toMatchObject({ "hour/19": 1 });
  const second = visit({ ...batch(around, T0 + MINUTE, [page]), state: first.state, number: 2 });
  expect(second.state?.flush.tallies[0]?.counts).toMatchObject({ "hour/19": 1 });
});

test("keeps an hour between two messages, the more important one first", () => {
  const campaigns = [
    journey([send("less")], { id: "less", priority: 10 }),
    journey([send("more")], { id: "more", priority: 90 }),
  ];
  const sent = sentBy({ campaigns }, DAY);
  expect(sent.map(([title]) => title)).toEqual(["more", "less"]);
  const [first, second] = sent.map(([, after]) => Number(after));
  expect(first).toBe(4 * MINUTE);
  expect(second).toBeGreaterThanOrEqual(4 * MINUTE + HOUR);
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
  expect(later.state.deliveries[0]).toMatchObject({ state: "waiting", tries: 1 });
  const nextAt = later.state.deliveries[0]?.nextAt ?? 0;
  expect(nextAt).toBeGreaterThanOrEqual(T0 + 7 * MINUTE);
  expect(nextAt).toBeLessThanOrEqual(T0 + 7.5 * MINUTE);
  due1 = due({ ...around, state: later.state, now: nextAt });
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

test("those whom a push service turned away together do not come back together", () => {
  const { around, state } = left({ campaigns: [journey([send("one")])] });
  if (!state) throw new Error("kept nothing");
  const back = Array.from({ length: 100 }, (_, index) => {
    const one = due({ ...around, state: { ...state, visitor: `v-${index}` }, now: T0 + HOUR });
    const key = one.state.deliveries[0]?.key ?? "";
    const busy = { kind: "retry", reason: "status-429", afterSeconds: 120 } as const;
    return settle(one.state, key, busy, T0 + HOUR).state.deliveries[0]?.nextAt ?? 0;
  });
  expect(Math.max(...back) - Math.min(...back)).toBeGreaterThan(20_000);
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
