import { describe, expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import type { ArmChange, ExperimentFact } from "#protocol/counts.ts";
import type { OrderFacts } from "#protocol/order.ts";
import type { Snapshot } from "#protocol/site.ts";
import { PROVISIONAL_MS, WINDOW_MS } from "../experiment/outcome.ts";
import { settleFlush } from "../settle.ts";
import type { VisitorState } from "../state.ts";
import { due } from "../due.ts";
import { batch, DAY, HOUR, MINUTE, shop, T0, type Told } from "../test/world.ts";
import { visit } from "../visit.ts";
import { wakeAtOf } from "../wake.ts";
import type { Joined, KnownOrder } from "./known-order.ts";
import { serverOrder } from "./server-order.ts";

const bar: Campaign = {
  id: "bar",
  name: "Bar",
  status: "live",
  trigger: { kind: "landing" },
  goal: { kind: "none" },
  priority: 50,
  steps: [
    {
      kind: "show",
      variants: [{ id: "a", share: 1, banner: { kind: "bar", title: { "*": "Hello" } } }],
    },
  ],
};
const cap = { minor: 20_000, currency: "EUR", from: 0 };

function world(caps: Snapshot["caps"] = { bar: cap }) {
  const plain = shop({ campaigns: [bar] });
  return { ...plain, snapshot: { ...plain.snapshot, caps } };
}
type World = ReturnType<typeof world>;

const buy = (order: string, value: number): Told => ({
  kind: "purchase",
  order,
  value,
  currency: "EUR",
  lines: [{ id: "fast", quantity: 1 }],
});

/** Somebody who has been shown the campaign, and then did this. */
function visitor(around: World, ...later: readonly Told[]): VisitorState {
  const first = visit(batch(around, T0, [{ kind: "page_view" }]));
  const events: readonly Told[] = [{ kind: "banner_shown", receipt: "r1" }, ...later];
  return stateOf(visit({ ...batch(around, T0 + HOUR, events), state: first.state, number: 2 }));
}

function stateOf({ state }: { readonly state: VisitorState | null }): VisitorState {
  if (!state) throw new Error("Nothing was kept of this visitor.");
  return state;
}

/** Wakes the visitor until then, and collects what experiments were told in all. */
function told(
  around: World,
  before: VisitorState,
  until: number,
): { readonly state: VisitorState; readonly facts: readonly ExperimentFact[] } {
  const facts: ExperimentFact[] = [];
  let state = before;
  for (let now = wakeAtOf(state); now !== null && now <= until; now = wakeAtOf(state)) {
    ({ state } = due({ ...around, state, now }));
    const { outbox } = state.flush;
    if (!outbox) continue;
    facts.push(...outbox.experiments);
    const { number } = outbox;
    ({ state } = settleFlush(state, { number, flushEveryMs: MINUTE }, now));
  }
  return { state, facts };
}

function sum(facts: readonly ExperimentFact[]): ArmChange {
  const total: Record<string, number> = {};
  for (const { change } of facts) {
    for (const [field, amount] of Object.entries(change))
      total[field] = (total[field] ?? 0) + amount;
  }
  return Object.fromEntries(Object.entries(total).filter(([, amount]) => amount !== 0));
}

const joined: Joined = { visitor: "v", via: "visitor", knownSince: null, campaign: null };
const facts: OrderFacts = {
  at: T0 + HOUR,
  currency: "EUR",
  paidMinor: 11_900,
  taxMinor: 1900,
  marginMinor: null,
  status: "placed",
  lines: [],
};

function known(
  changes: Partial<OrderFacts> = {},
  refunds: KnownOrder["refunds"] = {},
  revision = 1,
): KnownOrder {
  return {
    order: "1",
    aliases: [],
    revision,
    reportedAt: 0,
    facts: { ...facts, ...changes },
    refunds,
  };
}

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
