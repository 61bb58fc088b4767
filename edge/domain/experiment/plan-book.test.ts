import { describe, expect, test } from "vitest";
import type { Counts } from "#protocol/counts.ts";
import type { Settings } from "#protocol/site.ts";
import { liveOf } from "../decide/live.ts";
import { SHOP, shopEpoch } from "../decide/memory.ts";
import { bar } from "../test/outcomes.ts";
import { DAY, shop, T0 } from "../test/world.ts";
import { capFrom, sizeName } from "./order-size.ts";
import { canFix, capsOf, type PlanBooks, windowsOf, withPlans } from "./plan-book.ts";
import { proofOf } from "./proof.ts";

function snapshot(holdout = 0.5, shopHoldout = 0.1, days: Pick<Settings, "outcomeDays"> = {}) {
  const settings = { holdout: shopHoldout, ...days };
  return shop({ campaigns: [{ ...bar, holdout }], settings }).snapshot;
}

/** Orders of 1 to 200 euros. */
function sales(): Counts {
  const counts: Record<string, number> = {};
  for (let euros = 1; euros <= 200; euros++) {
    const name = sizeName("EUR", euros * 100);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

test("finds the 99th percentile of earlier orders, to a few percent, in the right currency", () => {
  expect(capFrom(sales(), "EUR")).toBeGreaterThan(19_000);
  expect(capFrom(sales(), "EUR")).toBeLessThan(20_800);
  expect(capFrom(sales(), "PLN")).toBeNull();
  expect(capFrom({ "order-size/EUR/160": 99 }, "EUR")).toBeNull();
});

describe("the plans", () => {
  test("are made when a campaign goes live, and fixed for good", () => {
    const first = withPlans({}, snapshot(), {}, T0);
    expect(Object.keys(first)).toEqual(["bar", SHOP]);
    expect(first["bar"]).toMatchObject({ cap: null, plan: { startedAt: T0, currency: "EUR" } });
    const later = withPlans(first, snapshot(), { orders: 500, visit: 2000 }, T0 + DAY);
    expect(later).toEqual(first);
  });

  test("are looked at again only where a cap can be fixed that could not be before", () => {
    const plans = withPlans({}, snapshot(), {}, T0);
    expect(canFix(plans, { orders: 50 })).toBe(false);
    expect(canFix(plans, sales())).toBe(true);
    expect(canFix(withPlans(plans, snapshot(), sales(), T0 + DAY), sales())).toBe(false);
  });

  test("take new shares as a new epoch, and known ones as the one they were", () => {
    const first = withPlans({}, snapshot(0.5), {}, T0);
    const second = withPlans(first, snapshot(0.2), {}, T0 + DAY);
    const third = withPlans(second, snapshot(0.5), {}, T0 + 2 * DAY);
    expect(second["bar"]?.epochs.map(({ startsAt }) => startsAt)).toEqual([T0, T0 + DAY]);
    expect(third).toEqual(second);
  });

  test("take another window as a new epoch for those who enter from then on", () => {
    const first = withPlans({}, snapshot(), {}, T0);
    expect(windowsOf(first)).toEqual({});
    expect(withPlans(first, snapshot(0.5, 0.1, { outcomeDays: 7 }), {}, T0 + DAY)).toEqual(first);
    const longer = snapshot(0.5, 0.1, { outcomeDays: 14 });
    const second = withPlans(first, longer, {}, T0 + DAY);
    const numbers = [
      liveOf(longer).byId.get("bar")?.epoch.number,
      shopEpoch(longer.settings).number,
    ];
    expect(windowsOf(second)).toEqual(Object.fromEntries(numbers.map((number) => [number, 14])));
    expect(second["bar"]?.epochs).toHaveLength(2);
    expect(second["bar"]?.plan).toEqual(first["bar"]?.plan);
    const [shown] = proofOf(second, [], new Map(), T0 + 2 * DAY).campaigns;
    expect(shown?.windowMs).toBe(14 * DAY);
  });

  test("fix the cap as soon as enough orders are known, and never again", () => {
    const first = withPlans({}, snapshot(), {}, T0);
    const second = withPlans(first, snapshot(), sales(), T0 + DAY);
    expect(capsOf(second)["bar"]).toMatchObject({ from: T0 + DAY, currency: "EUR" });
    const more = { ...sales(), [sizeName("EUR", 10_000_000)]: 1000 };
    expect(withPlans(second, snapshot(), more, T0 + 2 * DAY)).toEqual(second);
  });
});

describe("the proof", () => {
  const books = withPlans({}, snapshot(), sales(), T0);
  const epoch = liveOf(snapshot()).byId.get("bar")?.epoch.number ?? 0;

  /** One day's sums of an arm where so many people came and so many of them bought for 60 euros. */
  function arm(campaign: string, number: number, name: string, units: number, buyers: number) {
    const key = `${campaign}/${number}/${name}`;
    const steps = Math.round(6000 / Math.ceil((books["bar"]?.cap?.minor ?? 0) / 10_000));
    return {
      [`${key}/entered`]: units,
      [`${key}/units`]: units,
      [`${key}/buyers`]: buyers,
      [`${key}/netMinor`]: buyers * 6000,
      [`${key}/cappedMinor`]: buyers * 6000,
      [`${key}/squaredSteps`]: buyers * steps ** 2,
      [`${key}/unpricedOrders`]: buyers,
    };
  }

  function days(treated: number, shares: readonly [number, number] = [0.5, 0.5], count = 60) {
    return Array.from({ length: count }, (_, day) => ({
      at: T0 + day * DAY,
      counts: {
        ...arm("bar", epoch, "holdout", Math.round(400 * shares[0]), 20),
        ...arm("bar", epoch, "a", Math.round(400 * shares[1]), treated),
        ...arm(SHOP, shopEpoch(snapshot().settings).number, "holdout", 40, 4),
        ...arm(SHOP, shopEpoch(snapshot().settings).number, "treated", 360, 40),
        [`bar/${epoch}/a/claimedOrders`]: 30,
        [`bar/${epoch}/a/claimedMinor`]: 180_000,
      },
    }));
  }

  const read = (made: ReturnType<typeof days>, plans: PlanBooks = books) =>
    proofOf(plans, made, new Map([["bar", "Bar"]]), T0 + 70 * DAY);

  test("says what a campaign earned, what last touch would claim, and what the shop earned in all", () => {
    const { campaigns, total } = read(days(32));
    expect(campaigns).toMatchObject([
      {
        campaign: "bar",
        name: "Bar",
        arms: [
          { arm: "holdout", entered: 12_000, units: 12_000, buyers: 1200 },
          { arm: "a", entered: 12_000, units: 12_000, buyers: 1920 },
        ],
        variants: [
          {
            variant: "a",
            buyers: { total: expect.closeTo(720, 6) },
            net: { total: expect.closeTo(4_320_000, 3) },
            verdict: { kind: "gain" },
          },
        ],
        ratio: { kind: "healthy", units: 24_000 },
        lastTouch: { orders: 1800, netMinor: 10_800_000 },
      },
    ]);
    expect(campaigns[0]?.variants[0]?.net?.low).toBeGreaterThan(0);
    expect(total).toMatchObject({ campaign: SHOP, lastTouch: { orders: 1800 } });
    expect(total?.variants[0]).toMatchObject({ treatedUnits: 21_600, heldOutUnits: 2400 });
  });

  test("gives no verdict where the arms are not as full as planned", () => {
    const [sick] = read(days(32, [0.6, 0.4])).campaigns;
    expect(sick).toMatchObject({ ratio: { kind: "sick" } });
    expect(sick?.variants[0]?.verdict).toEqual({ kind: "open", reason: "sample-ratio" });
  });

  test("says before when there can be no verdict, and how many people are missing", () => {
    const [early] = read(days(21, [0.5, 0.5], 5)).campaigns;
    expect(early?.variants[0]?.verdict.kind).toBe("open");
    expect(early?.moreUnits).toBeGreaterThan(1000);
    expect(early?.feasibility?.noVerdictBefore).toBeGreaterThan(T0 + 70 * DAY);
  });

  test("knows nothing of a campaign that nobody has met", () => {
    const [empty] = read([]).campaigns;
    expect(empty).toMatchObject({ variants: [{ buyers: null, net: null, treatedUnits: 0 }] });
  });
});
