import { expect, test } from "vitest";
import { WINDOW_MS } from "../experiment/outcome.ts";
import { buy, joined, known, stateOf, sum, told, visitor, world } from "../test/outcomes.ts";
import { batch, DAY, HOUR, T0 } from "../test/world.ts";
import { visit } from "../visit.ts";
import type { Joined } from "./known-order.ts";
import { serverOrder } from "./server-order.ts";

const around = world();
/** Whose number this is was known only after the campaign had spoken. */
const later: Joined = { ...joined, via: "customer", knownSince: T0 + 1 };

test("an order found by a number that was known too late stays out of the proof however often the server tells of it", () => {
  const first = { ...around, state: visitor(around), told: known(), joined: later };
  const once = serverOrder({ ...first, now: T0 + HOUR });
  const again = known({}, { r: 1900 }, 2);
  const twice = serverOrder({ ...first, state: once, told: again, now: T0 + 2 * HOUR });
  const { facts } = told(around, twice, T0 + WINDOW_MS + DAY);
  expect(sum(facts).buyers).toBeUndefined();
});

test.each([
  ["under the server's number", "1"],
  ["under another of its numbers", "#1"],
])("counts in the proof once the page tells it too, %s", (_, number) => {
  const order = { ...known(), aliases: ["#1"] };
  const first = { ...around, state: visitor(around), told: order, joined: later };
  const state = serverOrder({ ...first, now: T0 + HOUR });
  const page = batch(around, T0 + 2 * HOUR, [buy(number, 119)]);
  const after = stateOf(visit({ ...page, state, number: 3 }));
  const { facts } = told(around, after, T0 + WINDOW_MS + DAY);
  expect(sum(facts)).toMatchObject({ units: 1, buyers: 1, netMinor: 10_000, claimedOrders: 1 });
  expect(after.session.spent).toEqual({ EUR: 11_900 });
});
