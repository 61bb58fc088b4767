import { expect, test } from "vitest";
import { WINDOW_MS } from "../experiment/outcome.ts";
import { merged } from "../identity/merged.ts";
import { buy, facts, joined, known, stateOf, sum, told, visitor, world } from "../test/outcomes.ts";
import { batch, DAY, HOUR, shop, T0, type Told } from "../test/world.ts";
import { visit } from "../visit.ts";
import { serverOrder } from "./server-order.ts";

const OVER = T0 + WINDOW_MS + HOUR;
const around = world();

test("what somebody buys in later months takes nothing back from a window that is over", () => {
  const closed = told(around, visitor(around, buy("1", 100)), OVER);
  let { state } = closed;
  const all = [...closed.facts];
  for (let month = 1; month <= 6; month++) {
    const at = T0 + month * 30 * DAY;
    const before = told(around, state, at - 1);
    const bought = batch(around, at, [buy(`later-${month}`, 50)]);
    const next = stateOf(visit({ ...bought, state: before.state, number: month + 2 }));
    const after = told(around, next, at + DAY);
    all.push(...before.facts, ...after.facts);
    ({ state } = after);
  }
  expect(sum(all)).toMatchObject({ units: 1, buyers: 1, netMinor: 10_000 });
});

test("an order that counted already counts once after the shop confirms it under a stricter rule", () => {
  const closed = told(around, visitor(around, buy("1", 100)), OVER);
  const settings = { ...around.snapshot.settings, confirmedOrdersOnly: true };
  const strict = { ...around, snapshot: { ...around.snapshot, settings } };
  const at = OVER + DAY;
  const state = serverOrder({ ...strict, state: closed.state, told: known(), joined, now: at });
  const after = told(strict, state, at + DAY);
  expect(sum([...closed.facts, ...after.facts])).toMatchObject({
    units: 1,
    buyers: 1,
    netMinor: 10_000,
    claimedOrders: 1,
  });
});

/** What experiments are told once a person, whose window is over, is joined by a device, and this order changes. */
function afterJoining(
  own: readonly Told[],
  theirs: readonly Told[],
  order: ReturnType<typeof known>,
) {
  const first = stateOf(visit(batch(around, T0, [{ kind: "page_view" }])));
  const bought = visit({ ...batch(around, T0 + HOUR, own), state: first, number: 2 });
  const person = told(around, own.length > 0 ? stateOf(bought) : first, OVER);
  // It entered no experiment.
  const quiet = shop({ campaigns: [] });
  const other = { ...batch(quiet, T0 + DAY, theirs), visitor: "visitor-of-the-tests-00000002" };
  const device = told(
    { ...quiet, snapshot: { ...quiet.snapshot, caps: {} } },
    stateOf(visit(other)),
    T0 + 2 * DAY,
  );
  const at = OVER + DAY;
  const one = merged(person.state, device.state, { ...around, now: at, devices: new Set() });
  const after = told(around, one, at + HOUR);
  const state = serverOrder({ ...around, state: after.state, told: order, joined, now: at + DAY });
  const end = told(around, state, at + 2 * DAY);
  return sum([...person.facts, ...device.facts, ...after.facts, ...end.facts]);
}

test("cancelling an order that another device brought along takes away no buyer who never counted", () => {
  const order = { ...known({ at: T0 + DAY, status: "cancelled" }), order: "9" };
  expect(afterJoining([], [buy("9", 100)], order)).toEqual({ entered: 1, units: 1 });
});

test("a refund of one's own order still counts after another device has joined", () => {
  const order = { ...known({ ...facts, paidMinor: 10_000, taxMinor: 0 }, { r: 4000 }), order: "7" };
  expect(afterJoining([buy("7", 100)], [{ kind: "page_view" }], order)).toMatchObject({
    units: 1,
    buyers: 1,
    netMinor: 6000,
  });
});
