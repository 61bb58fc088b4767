import { expect, test } from "vitest";
import { journey, left, send } from "./test/journeys.ts";
import { MINUTE, T0 } from "./test/world.ts";
import { isQuietWake, wakeAtOf } from "./wake.ts";

test("a wake is quiet while neither a job nor a message is due, whatever the counters wait for", () => {
  const { state } = left({ campaigns: [journey([send("a")])] });
  if (!state) throw new Error("Nothing was kept");
  const { flush } = state;
  const told = { ...state, flush: { ...flush, at: T0 } };
  const [job] = state.jobs;
  if (!job) throw new Error("Nothing is planned");
  const due = Math.min(...state.jobs.map(({ at }) => at));
  expect(wakeAtOf(told)).toBe(T0);
  expect(isQuietWake(told, due - 1)).toBe(true);
  expect(isQuietWake(told, due)).toBe(false);
});

test.each([
  ["waits for its second try", "waiting", T0 + MINUTE, true],
  ["is due", "waiting", T0, false],
  ["was under way when the machine died", "sending", T0 + MINUTE, false],
] as const)("a message that %s", (_what, fate, nextAt, isQuiet) => {
  const { state } = left({ campaigns: [] });
  if (!state) throw new Error("Nothing was kept");
  const delivery = {
    key: "v/a/a/1",
    campaign: "a",
    variant: "a",
    state: fate,
    tries: 1,
    createdAt: T0,
    expiresAt: T0 + 60 * MINUTE,
    nextAt,
    channel: "webhook",
    url: "https://shop.example/hook",
    body: { campaign: "a", variant: "a", locale: "en", products: [] },
  } as const;
  expect(isQuietWake({ ...state, jobs: [], deliveries: [delivery] }, T0)).toBe(isQuiet);
});
