import { expect, test } from "vitest";
import { HOLDOUT } from "./epoch.ts";
import type { Epoch } from "./epoch.ts";
import { DAY_MS, WINDOW_MS } from "./outcome.ts";
import type { EpochTallies, ExperimentPlan } from "./plan.ts";
import { result } from "./result.ts";
import type { ExperimentData } from "./result.ts";
import { emptyTally, stepMinor } from "./tally.ts";
import type { ArmTally } from "#protocol/counts.ts";

const CAP = 20_000;
const plan: ExperimentPlan = {
  id: "abandoned-cart",
  currency: "EUR",
  capMinor: CAP,
  primary: "buyers",
  baseRate: 0.1,
  targetLift: 0.2,
  tunedUnits: 10_000,
  startedAt: 0,
  windowMs: WINDOW_MS,
};

function epoch(holdoutShare: number, ...ids: readonly string[]): Epoch {
  const variants = ids.map((id) => ({ id, share: 1 }));
  return { number: 0, startsAt: 0, holdoutShare, variants };
}

/** Buyers of 60.00 each. */
function tally(units: number, buyers: number, change: Partial<ArmTally> = {}): ArmTally {
  const spent = buyers * 6_000;
  const squaredSteps = buyers * (6_000 / stepMinor(CAP)) ** 2;
  const sums = { cappedMinor: spent, netMinor: spent, squaredSteps, marginMinor: spent / 4 };
  return { ...emptyTally, units, buyers, ...sums, ...change };
}

function data(of: Epoch, arms: Readonly<Record<string, ArmTally>>): ExperimentData {
  const epochs: readonly EpochTallies[] = [{ epoch: of, arms: new Map(Object.entries(arms)) }];
  const planned = new Map([
    [HOLDOUT, 0.5],
    ["banner", 0.5],
  ]);
  const days = Array.from({ length: 20 }, (_, day) => ({
    at: day * DAY_MS,
    epoch: 0,
    planned,
    counts: new Map([
      [HOLDOUT, 250],
      ["banner", 250],
    ]),
  }));
  return { epochs, days, claim: { orders: 900, netMinor: 5_400_000 } };
}

const half = epoch(0.5, "banner");

test("says what a campaign earned, in people and in money", () => {
  const arms = { [HOLDOUT]: tally(5_000, 500), banner: tally(5_000, 650) };
  const found = result(plan, data(half, arms), 40 * DAY_MS);
  expect(found.variants).toHaveLength(1);
  expect(found.variants[0]).toMatchObject({
    variant: "banner",
    treatedUnits: 5_000,
    heldOutUnits: 5_000,
    buyers: { total: expect.closeTo(150), baseline: 500, perUnit: 0.03, method: "mixture" },
    net: { total: expect.closeTo(900_000), perUnit: 180 },
    uncappedMinor: 900_000,
    marginMinor: 225_000,
    verdict: { kind: "gain", reason: "interval-excludes-zero" },
  });
  expect(found.claim.orders).toBe(900);
  expect(found.moreUnits).toBeGreaterThan(0);
});

test.each([
  ["a loss", half, tally(5_000, 650), tally(5_000, 500), plan, "loss", "interval-excludes-zero"],
  ["too close", half, tally(5_000, 500), tally(5_000, 520), plan, "open", "interval-contains-zero"],
  [
    "too few buyers for money",
    half,
    tally(900, 90),
    tally(900, 180),
    { ...plan, primary: "net" },
    "open",
    "too-few-buyers",
  ],
  [
    "no cap",
    half,
    tally(5_000, 500),
    tally(5_000, 650),
    { ...plan, primary: "net", capMinor: null },
    "open",
    "no-cap",
  ],
  ["nobody's window over", half, emptyTally, emptyTally, plan, "open", "no-window-over"],
  ["no holdout", epoch(0, "banner"), emptyTally, tally(5_000, 650), plan, "open", "no-holdout"],
] as const)("gives the verdict: %s", (_, of, heldOut, banner, its, kind, reason) => {
  const found = result(its, data(of, { [HOLDOUT]: heldOut, banner }), 40 * DAY_MS);
  expect(found.variants[0]?.verdict).toEqual({ kind, reason });
});

test("withholds every verdict while the sample ratio is sick", () => {
  const arms = { [HOLDOUT]: tally(5_000, 500), banner: tally(5_000, 650) };
  const healthy = data(half, arms);
  const counts = new Map([
    [HOLDOUT, 100],
    ["banner", 400],
  ]);
  const days = healthy.days.map((day) => ({ ...day, counts }));
  const found = result(plan, { ...healthy, days }, 40 * DAY_MS);
  expect(found.ratio.kind).toBe("sick");
  expect(found.variants[0]?.verdict).toEqual({ kind: "open", reason: "sample-ratio" });
});

test("uses the exact method while an arm has fewer than a hundred buyers", () => {
  const arms = { [HOLDOUT]: tally(400, 20), banner: tally(400, 70) };
  const found = result(plan, data(half, arms), 40 * DAY_MS).variants[0];
  expect(found?.buyers).toMatchObject({ method: "exact", total: expect.closeTo(50) });
  expect(found?.verdict.kind).toBe("gain");
  expect(found?.net).toBeNull();
});

test("asks more of each variant the more there are", () => {
  const alone = { [HOLDOUT]: tally(5_000, 500), banner: tally(5_000, 602) };
  const crowd = { ...alone, card: tally(5_000, 510), push: tally(5_000, 490) };
  const one = result(plan, data(half, alone), 40 * DAY_MS).variants[0];
  const three = result(plan, data(epoch(0.25, "banner", "card", "push"), crowd), 40 * DAY_MS);
  expect(one?.verdict.kind).toBe("gain");
  expect(three.variants.map(({ verdict }) => verdict.kind)).toEqual(["open", "open", "open"]);
});

test("keeps the margin to itself unless every order's is known, and counts what may come back", () => {
  const arms = {
    [HOLDOUT]: tally(5_000, 500, { unpricedOrders: 1 }),
    banner: tally(5_000, 650, { provisional: 12 }),
  };
  const found = result(plan, data(half, arms), 40 * DAY_MS);
  expect(found.variants[0]?.marginMinor).toBeNull();
  expect(found.provisionalUnits).toBe(12);
});

test("forecasts from the plan before anybody bought", () => {
  const found = result(plan, data(half, {}), DAY_MS);
  expect(found.variants[0]).toMatchObject({ buyers: null, net: null, p: 1 });
  expect(found.moreUnits).toBeGreaterThan(7_700);
  expect(found.feasibility?.noVerdictBefore).toBeGreaterThan(WINDOW_MS);
});

test("forecasts nothing where nobody is held out", () => {
  const found = result(plan, data(epoch(0, "banner"), { banner: tally(50, 5) }), DAY_MS);
  expect(found).toMatchObject({ feasibility: null, moreUnits: null });
});
