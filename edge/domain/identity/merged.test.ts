import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { addCounts, type Counts } from "#protocol/counts.ts";
import type { CampaignMemory } from "../decide/campaign-memory.ts";
import { newSession } from "../session/session.ts";
import { fold } from "../session/fold.ts";
import type { Placed } from "../session/placed.ts";
import type { VisitorState } from "../state.ts";
import { newcomer } from "../test/newcomer.ts";
import { batch, DAY, HOUR, MINUTE, shop, T0, type Told } from "../test/world.ts";
import { visit } from "../visit.ts";
import { merged, type MergeContext } from "./merged.ts";

const world = shop({ campaigns: [] });
const context: MergeContext = { ...world, now: T0 + 9 * DAY, devices: new Set() };

const items = constantFrom("fast", "faster", "gel");
const things = items.chain((id) =>
  constantFrom<Told>(
    { kind: "page_view" },
    { kind: "product_view", item: { id } },
    { kind: "cart_add", item: { id }, quantity: 2 },
    { kind: "cart_remove", item: { id }, quantity: 1 },
    { kind: "cart_set", lines: [{ id, quantity: 3 }] },
    { kind: "checkout_stage", stage: "address" },
    { kind: "wish_add", item: { id } },
    { kind: "wish_remove", item: { id } },
    { kind: "search", query: id, results: 1 },
    { kind: "preference", name: "colour", value: id },
    { kind: "dwell", subject: "product", id, engagedMs: 4000 },
  ),
);
const orders = constantFrom("o1", "o2").map((order): Told => ({
  kind: "purchase",
  order,
  value: order === "o1" ? 10 : 25,
  currency: "EUR",
  lines: [{ id: "gel", quantity: 1 }],
}));

// An order that two devices report engages twice: that is all that joining cannot tell apart.
function ofDevice(what: Told, device: number): Told {
  return what.kind === "purchase" ? { ...what, order: `${what.order}/${device}` } : what;
}

const facts = array(
  record({
    after: constantFrom(1000, MINUTE, HOUR, DAY),
    what: constantFrom(0, 0, 0, 0, 1).chain((kind) => (kind === 0 ? things : orders)),
    device: integer({ min: 0, max: 2 }),
  }),
  { minLength: 1, maxLength: 12 },
).map((steps) => {
  let at = T0;
  let visits = 1;
  return steps.map(({ after, what, device }, index) => {
    // Visits are known one by one as far back as the sixth: that is the horizon.
    const isNext = after > 30 * MINUTE && visits < 6;
    if (isNext) visits++;
    at += isNext ? after : Math.min(after, MINUTE);
    const order = `d${device}/0000000001/${String(index).padStart(3, "0")}`;
    const placed: Placed = { event: { ...what, agoMs: 0 }, at, order };
    const own = { ...placed, event: { ...ofDevice(what, device), agoMs: 0 } };
    return { device, placed, own };
  });
});

function stateOf(visitor: string, placed: readonly Placed[]): VisitorState {
  const { settings } = world.snapshot;
  const rules = { settings, catalogue: world.catalogue, page: { path: "/" }, now: T0 };
  const state = newcomer(T0, visitor);
  return { ...state, session: fold(newSession(T0), placed, rules) };
}

function joined(...states: readonly VisitorState[]): VisitorState {
  const person = newcomer(T0, "person");
  return states.reduce((state, device) => merged(state, device, context), person);
}

function seen({ session }: VisitorState) {
  const { cart, stage, orders: all, purchases, spent, visits } = session;
  // What is learnt of a visit's products is handed over once; the rest must be the same.
  const [last, ...earlier] = [session.visit, ...session.earlier].map(
    ({ items: _items, told: _told, ...kept }) => kept,
  );
  const { viewed, wishes, searches, preferences, days, reached, cartStartedAt } = session;
  const known = { cart, stage, purchases, spent, visits, last, earlier, viewed, wishes };
  return { ...known, orders: all, searches, preferences, days, reached, cartStartedAt };
}

test("devices may join their person in any order", () => {
  assert(
    property(facts, (all) => {
      const devices = [0, 1, 2].map((device) =>
        stateOf(
          `device-${device}`,
          all.filter((fact) => fact.device === device).map(({ placed }) => placed),
        ),
      );
      const [a, b, c] = devices;
      if (!a || !b || !c) throw new Error("There are three devices.");
      const one = seen(joined(a, b, c));
      expect(seen(joined(c, a, b))).toEqual(one);
      expect(seen(joined(b, c, a))).toEqual(one);
    }),
    { numRuns: 100 },
  );
});

test("a person on three devices is seen as if it had been one", () => {
  assert(
    property(facts, (all) => {
      const devices = [0, 1, 2].map((device) =>
        stateOf(
          `device-${device}`,
          all.filter((fact) => fact.device === device).map(({ own }) => own),
        ),
      );
      const whole = stateOf(
        "one",
        all.map(({ own }) => own),
      );
      expect(seen(joined(...devices))).toEqual(seen(whole));
    }),
    { numRuns: 100 },
  );
});

test("a device that is known changes nothing, however often it comes", () => {
  const [fact] = batch(world, T0, [{ kind: "cart_add", item: { id: "gel" }, quantity: 1 }]).placed;
  const device = stateOf("device", fact ? [fact] : []);
  const once = joined(device);
  const again = merged(once, device, { ...context, devices: new Set(["device"]) });
  expect(once.session.cart).toMatchObject([{ id: "gel", quantity: 1 }]);
  expect(again).toBe(once);
});

function bought(visitor: string, at: number, order: string): VisitorState {
  const purchase = { kind: "purchase" as const, order, value: 25, currency: "EUR", lines: [] };
  const { state } = visit({ ...batch(world, at, [purchase]), visitor });
  if (!state) throw new Error("Consent was given.");
  return state;
}

function counted(...states: readonly VisitorState[]): Counts {
  return states
    .flatMap(({ flush }) => flush.tallies)
    .reduce<Counts>((sum, { counts }) => addCounts(sum, counts), {});
}

test("an order that both devices told of is counted once, and so is the customer", () => {
  const both = counted(joined(bought("a", T0, "o1"), bought("b", T0 + HOUR, "o1")));
  expect(both).toMatchObject({ orders: 1, "revenue/EUR": 2500, "identity/merged": 2 });
  const ranks = Object.entries(both).filter(([name]) => name.startsWith("rfm/frequency/"));
  expect(ranks.reduce((sum, [, count]) => sum + count, 0)).toBe(1);
});

test("two orders of two devices make one customer with two", () => {
  const person = joined(bought("a", T0, "o1"), bought("b", T0 + DAY, "o2"));
  expect(person.session).toMatchObject({ purchases: 2, spent: { EUR: 5000 }, visits: 2 });
  const frequency = Object.entries(counted(person)).filter(
    ([name, count]) => name.startsWith("rfm/frequency/") && count !== 0,
  );
  expect(frequency).toEqual([[expect.stringMatching(/\d+$/), 1]]);
});

function inArm(visitor: string, arm: string, enteredAt: number, closed = false): VisitorState {
  const memory: CampaignMemory = {
    campaign: "cart",
    epoch: 1,
    arm,
    propensity: 0.5,
    enteredAt,
    lastAt: enteredAt,
    said: [1, 1, 5, 1, 1, 1, 2],
    ...(closed && { closed }),
  };
  return { ...stateOf(visitor, []), campaigns: [memory] };
}

test("whoever entered an experiment first keeps the arm; the other is taken back and the conflict counted", () => {
  const first = inArm("a", "holdout", T0);
  const second = inArm("b", "plain", T0 + HOUR);
  for (const person of [joined(first, second), joined(second, first)]) {
    expect(person.campaigns).toMatchObject([{ arm: "holdout", enteredAt: T0 }]);
    expect(person.campaigns[0]?.said?.at(-1)).toBe(4);
    expect(person.unit).toBe("a");
    expect(person.flush.experiments).toMatchObject([{ arm: "plain", change: { entered: -1 } }]);
    expect(counted(person)["identity/conflict/cart"]).toBe(1);
  }
});

test("two devices in the same arm are no conflict, but one person", () => {
  const person = joined(inArm("a", "plain", T0), inArm("b", "plain", T0 + HOUR));
  expect(person.flush.experiments).toMatchObject([{ arm: "plain", change: { entered: -1 } }]);
  expect(counted(person)["identity/conflict/cart"]).toBeUndefined();
});

test("an audience that a device is in already is not entered once more", () => {
  const [one, other] = [stateOf("a", []), { ...stateOf("b", []), inside: ["vip"] }];
  expect([joined(one, other).inside, joined(other, one).inside]).toEqual([["vip"], ["vip"]]);
});

test("an outcome that is final stays told", () => {
  const person = joined(inArm("a", "plain", T0), inArm("b", "plain", T0 + HOUR, true));
  expect(person.flush.experiments).toEqual([]);
});

test("what a device took is known to its person: a batch that comes again changes nothing", () => {
  const { state } = visit(batch(world, T0, [{ kind: "search", query: "shoes" }]));
  if (!state) throw new Error("Consent was given.");
  const person = joined(state);
  expect(visit({ ...batch(world, T0 + 1000, []), state: person }).repeated).toBe(true);
  expect(visit({ ...batch(world, T0 + 1000, []), state: person, number: 2 }).repeated).toBe(false);
});

test("staff are decided about and never counted", () => {
  const told = batch(world, T0, [{ kind: "search", query: "shoes" }]);
  const { state } = visit({ ...told, staff: true });
  expect(state?.session.visits).toBe(1);
  expect(state?.flush).toMatchObject({ tallies: [], at: null });
  const after = visit({
    ...batch(
      world,
      T0 + 1000,
      told.placed.map(({ event }) => event),
    ),
    state,
    number: 2,
  });
  expect(after.state?.flush.tallies).toMatchObject([{ counts: { "event/search": 1 } }]);
});
