import { expect, test } from "vitest";
import { due } from "./due.ts";
import { journey, left, send } from "./test/journeys.ts";
import type { Surroundings } from "./moment.ts";
import { DAY, HOUR, MINUTE, settings, T0, wake } from "./test/world.ts";

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
