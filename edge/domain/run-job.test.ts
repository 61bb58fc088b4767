import { expect, test } from "vitest";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { due } from "./due.ts";
import { settleFlush } from "./settle.ts";
import { journey, left, send } from "./test/journeys.ts";
import type { Surroundings } from "./moment.ts";
import { batch, DAY, HOUR, MINUTE, settings, shop, T0, wake } from "./test/world.ts";
import { upgrade } from "./upgrade.ts";
import { visit } from "./visit.ts";
import { wakeAtOf } from "./wake.ts";

type Around = Omit<Surroundings, "now">;

/** The same shop with money that has no code of a currency: Intl throws at it. */
function poison({ catalogue, snapshot, ...around }: Around): Around {
  const fast = catalogue.products.get("fast");
  if (!fast) throw new Error("The world has no fast shoe");
  const products = new Map([["fast", { ...fast, currency: "€" }]]);
  const markets = settings.markets.map((market) => ({ ...market, currency: "€" }));
  return {
    ...around,
    catalogue: { ...catalogue, products },
    snapshot: { ...snapshot, settings: { ...snapshot.settings, markets } },
  };
}

const looked = (id: string) => ({ kind: "product_view", item: { id } }) as const;

test("a poisoned job never blocks the others, is tried five times, and then ends its journey", () => {
  const campaigns = [
    journey([send("poison", "{price}")], { id: "poison", priority: 90 }),
    journey([send("good")], { id: "good" }),
  ];
  const { around, state } = left({ campaigns });
  if (!state) throw new Error("Nothing was kept");
  const poisoned = poison(around);
  const first = due({ ...poisoned, state, now: T0 + 4 * MINUTE });
  expect(first.state.deliveries.map(({ campaign }) => campaign)).toEqual(["good"]);
  expect(first.state.jobs).toContainEqual(
    expect.objectContaining({ campaign: "poison", tries: 1 }),
  );
  const end = wake(poisoned, first.state, T0 + 2 * DAY);
  expect(end.state.journeys).toEqual([]);
  expect(end.sent.map(({ campaign }) => campaign)).toEqual(["good"]);
});

test("a job that broke once is done when what broke it is mended", () => {
  const { around, state } = left({ campaigns: [journey([send("late", "{price}")])] });
  if (!state) throw new Error("Nothing was kept");
  const broken = due({ ...poison(around), state, now: T0 + 4 * MINUTE });
  expect(wake(around, broken.state, T0 + HOUR).sent.map(({ at }) => at - T0)).toEqual([5 * MINUTE]);
});

test("a job of no campaign that always breaks is given up after five tries, counted, and not planned again", () => {
  const world = shop({ campaigns: [] });
  const before = visit(batch(world, T0, [looked("fast"), looked("simple")])).state;
  if (!before) throw new Error("Nothing was kept");
  // As if an older edge had written what this one cannot read: the end of the visit breaks at it.
  const poisoned = JSON.stringify(before).replace(/"items":\[\{/, '"items":[null,{');
  let state = upgrade(JSON.parse(poisoned));
  let counts: Counts = {};
  const tried: number[] = [];
  for (let at = wakeAtOf(state); at !== null && at <= T0 + 7 * DAY; at = wakeAtOf(state)) {
    const woken = due({ ...world, state, now: at });
    for (const { kind, tries, isGivenUp, error } of woken.failures) {
      tried.push(tries);
      expect({ kind, isGivenUp }).toEqual({ kind: "visit-end", isGivenUp: tries === 5 });
      expect(error).toContain("TypeError");
    }
    ({ state } = woken);
    const { outbox } = state.flush;
    for (const tally of outbox?.tallies ?? []) counts = addCounts(counts, tally.counts);
    const ack = { number: outbox?.number ?? 0, flushEveryMs: 60_000 };
    ({ state } = settleFlush(state, ack, at));
  }
  expect(tried).toEqual([1, 2, 3, 4, 5]);
  expect(counts).toMatchObject({ "failed/visit-end": 5, "gave-up/visit-end": 1 });
  expect(state.jobs.map(({ kind }) => kind)).toEqual(["retire"]);
});
