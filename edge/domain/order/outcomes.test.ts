import { describe, expect, test } from "vitest";
import { PROVISIONAL_MS, WINDOW_MS } from "../experiment/outcome.ts";
import { windowsOf, withPlans } from "../experiment/plan-book.ts";
import {
  cap,
  buy,
  joined,
  world,
  visitor,
  stateOf,
  told,
  sum,
  known,
  type World,
} from "../test/outcomes.ts";
import type { VisitorState } from "../state.ts";
import { batch, DAY, HOUR, T0 } from "../test/world.ts";
import { visit } from "../visit.ts";
import type { Joined, KnownOrder } from "./known-order.ts";
import { serverOrder } from "./server-order.ts";

const order = (
  around: World,
  state: VisitorState,
  about: KnownOrder,
  now: number,
  how: Partial<Joined> = {},
) => serverOrder({ ...around, state, told: about, joined: { ...joined, ...how }, now });

describe("the outcome of somebody's window", () => {
  test("is told once it is over, and settled when nothing can come back any more", () => {
    const around = world();
    const closed = told(around, visitor(around, buy("1", 100)), T0 + WINDOW_MS + HOUR);
    const first = { entered: 1, claimedOrders: 1, claimedMinor: 10_000, units: 1, buyers: 1 };
    const money = { cappedMinor: 10_000, netMinor: 10_000, squaredSteps: 25_000_000 };
    const open = { unpricedOrders: 1, provisional: 1 };
    expect(sum(closed.facts)).toEqual({ ...first, ...money, ...open });
    const after = told(around, closed.state, T0 + WINDOW_MS + PROVISIONAL_MS + HOUR);
    expect(sum(after.facts)).toEqual({ provisional: -1 });
    expect(told(around, after.state, T0 + 400 * DAY).facts).toEqual([]);
  });

  test("takes as long as the shop says, for those who enter from then on", () => {
    const plain = world();
    const settings = { ...plain.snapshot.settings, outcomeDays: 14 };
    const windows = windowsOf(withPlans({}, { ...plain.snapshot, settings }, {}, T0));
    const longer = { ...plain, snapshot: { ...plain.snapshot, settings, windows } };
    const outcomeOf = (before: VisitorState) => {
      const { state, facts } = told(longer, before, T0 + 10 * DAY - 1);
      const bought = batch(longer, T0 + 10 * DAY, [buy("2", 50)]);
      const after = stateOf(visit({ ...bought, state, number: 3 }));
      return sum([...facts, ...told(longer, after, T0 + 15 * DAY).facts]);
    };
    const [early, late] = [visitor(plain, buy("1", 100)), visitor(longer, buy("1", 100))];
    expect(outcomeOf(early)).toMatchObject({ units: 1, buyers: 1, netMinor: 10_000 });
    expect(outcomeOf(late)).toMatchObject({ units: 1, buyers: 1, netMinor: 15_000 });
  });

  test("leaves out the tax that the page told, unless there would be more of it than price", () => {
    const around = world();
    const over = T0 + WINDOW_MS + HOUR;
    for (const [tax, netMinor] of [
      [19, 10_000],
      [0, 11_900],
      [200, 11_900],
    ] as const) {
      const bought = visitor(around, buy("1", 119, tax));
      expect(sum(told(around, bought, over).facts).netMinor).toBe(netMinor);
    }
  });

  test("counts money up to the cap, and none for who came before the cap was fixed", () => {
    const around = world({ bar: { ...cap, minor: 8000 } });
    const capped = told(around, visitor(around, buy("1", 100)), T0 + WINDOW_MS + HOUR);
    expect(sum(capped.facts)).toMatchObject({ cappedMinor: 8000, netMinor: 10_000 });
    const late = world({ bar: { ...cap, from: T0 + 1 } });
    const uncapped = sum(told(late, visitor(late, buy("1", 100)), T0 + WINDOW_MS + HOUR).facts);
    expect(uncapped).toMatchObject({ units: 1, buyers: 1, netMinor: 10_000 });
    expect(uncapped.cappedMinor).toBeUndefined();
  });
});

describe("where the shop's server reports every order", () => {
  const plain = world();
  const settings = { ...plain.snapshot.settings, confirmedOrdersOnly: true };
  const around = { ...plain, snapshot: { ...plain.snapshot, settings } };
  const forged = visitor(around, buy("1", 119));

  test("one that a page alone told of is in no proof and claimed by no campaign", () => {
    expect(sum(told(around, forged, T0 + WINDOW_MS + HOUR).facts)).toEqual({
      entered: 1,
      units: 1,
    });
  });

  test.each([
    ["within the window", T0 + 2 * HOUR],
    ["after it", T0 + WINDOW_MS + DAY],
  ])("it counts once the server confirms it %s", (_, at) => {
    const before = told(around, forged, at - 1);
    const until = Math.max(at, T0 + WINDOW_MS) + DAY;
    const after = told(around, order(around, before.state, known(), at), until);
    const once = { units: 1, buyers: 1, netMinor: 10_000, claimedOrders: 1 };
    expect(sum([...before.facts, ...after.facts])).toMatchObject(once);
  });
});

describe("what the shop's server says later", () => {
  const around = world();
  const closed = told(around, visitor(around, buy("1", 119)), T0 + WINDOW_MS + HOUR);
  const at = T0 + WINDOW_MS + 2 * DAY;

  test.each([
    ["takes tax off", known(), { netMinor: 10_000, buyers: 1, claimedMinor: 10_000 }],
    [
      "takes a refund off, tax in proportion",
      known({}, { r: 5950 }),
      { netMinor: 5000, buyers: 1 },
    ],
    ["takes a second refund off", known({}, { r: 5950, q: 5950 }), { buyers: 1, claimedOrders: 1 }],
    ["takes a cancelled order's buyer back", known({ status: "cancelled" }), { units: 1 }],
  ])("%s, after the window too", (_, about, expected) => {
    const state = order(around, closed.state, about, at);
    const all = [...closed.facts, ...told(around, state, at + DAY).facts];
    expect(sum(all)).toMatchObject({ units: 1, entered: 1, ...expected });
    const { buyers, netMinor } = sum(all);
    expect([buyers, netMinor]).toEqual([
      "buyers" in expected ? 1 : undefined,
      "netMinor" in expected ? expected.netMinor : undefined,
    ]);
  });

  test("changes nothing when it is repeated, or older than what is known", () => {
    const once = order(around, closed.state, known({}, { r: 100 }, 2), at);
    expect(order(around, once, known({}, { r: 100 }, 2), at + 1)).toBe(once);
    expect(order(around, once, known({}, {}, 1), at + 1)).toBe(once);
  });

  test("adds an order of the window that the page never told, if both arms would have been known", () => {
    const quiet = told(around, visitor(around), T0 + WINDOW_MS + HOUR);
    const withOrder = (how: Partial<Joined>) => {
      const state = order(around, quiet.state, known(), at, how);
      return sum([...quiet.facts, ...told(around, state, at + DAY).facts]);
    };
    expect(withOrder({})).toMatchObject({ buyers: 1, netMinor: 10_000 });
    expect(withOrder({ via: "customer", knownSince: T0 - 1 })).toMatchObject({ buyers: 1 });
    for (const how of [
      { via: "customer", knownSince: T0 + 1 },
      { via: "coupon", campaign: "bar" },
      { via: "click", campaign: "bar" },
    ] as const)
      expect(withOrder(how).buyers).toBeUndefined();
    expect(withOrder({ via: "coupon", campaign: "bar" })).toMatchObject({
      claimedOrders: 1,
      claimedMinor: 10_000,
    });
  });

  test("counts for the proof once the page tells the order too, at the shop's value", () => {
    const coupon = { via: "coupon", campaign: "bar" } as const;
    const first = order(around, visitor(around), known({}, { r: 1900 }), T0 + HOUR, coupon);
    expect(first.session.orders).toEqual([]);
    const input = batch(around, T0 + 2 * HOUR, [buy("1", 250)]);
    const later = stateOf(visit({ ...input, state: first, number: 3 }));
    expect(later.session.spent).toEqual({ EUR: 10_000 });
    const { facts: all } = told(around, later, T0 + WINDOW_MS + HOUR);
    expect(sum(all)).toMatchObject({ buyers: 1, netMinor: 8403, claimedOrders: 1 });
  });
});
