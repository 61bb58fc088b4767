import { arm } from "../edge/domain/experiment/arm.ts";
import { compare } from "../edge/domain/experiment/compare.ts";
import type { Comparison } from "../edge/domain/experiment/compare.ts";
import { HOLDOUT, plannedShares } from "../edge/domain/experiment/epoch.ts";
import type { Epoch } from "../edge/domain/experiment/epoch.ts";
import type { Confidence } from "../edge/domain/experiment/figure.ts";
import { lastTouch } from "../edge/domain/experiment/last-touch.ts";
import type { Claim } from "../edge/domain/experiment/last-touch.ts";
import { tunedScale } from "../edge/domain/experiment/mixture.ts";
import type { ExperimentOrder } from "../edge/domain/experiment/order.ts";
import { DAY_MS, outcome, PROVISIONAL_MS, WINDOW_MS } from "../edge/domain/experiment/outcome.ts";
import { ALPHA } from "../edge/domain/experiment/plan.ts";
import type { EpochTallies } from "../edge/domain/experiment/plan.ts";
import type { RatioDay } from "../edge/domain/experiment/ratio.ts";
import { emptyTally, merge, tallyOf } from "../edge/domain/experiment/tally.ts";
import type { ArmTally } from "../protocol/counts.ts";
import { orderValues, stream } from "./experiment-chance.ts";

/** A shop whose truth we know. */
export interface World {
  readonly unitsPerDay: number;
  readonly days: number;
  /** Holdout shares and the day from which each holds. */
  readonly taper: readonly { readonly fromDay: number; readonly share: number }[];
  readonly variants: readonly string[];
  readonly tunedUnits: number;
  /** Chance that somebody left alone buys, by day; what treatment multiplies it by. */
  readonly rate: (day: number) => number;
  readonly effect: number;
  /** Share of orders made on another device: found again only through a message's click token. */
  readonly elsewhere: number;
  /** Whom messages reach: everybody treated, or only those who buy. */
  readonly reach: "everybody" | "buyers";
  /** Counts orders found by click token as well, as one should not. */
  readonly countsTokens: boolean;
}

/** One evening's look at the closed windows. */
export interface Look {
  readonly comparisons: readonly Comparison[];
  readonly epochs: readonly EpochTallies[];
  readonly capMinor: number;
  readonly closedUnits: number;
}

export const VALUES = orderValues(6_000, 1);
const HOUR_MS = 3_600_000;
const WINDOW_DAYS = WINDOW_MS / DAY_MS;
const nothing: Claim = { orders: 0, netMinor: 0 };

/** Runs one experiment from first person to last closed window, through the code that the shop runs. */
export function live(world: World, run: number, look: (look: Look) => void) {
  const random = stream(run);
  const capMinor = earlierCap(random);
  const alpha = ALPHA / world.variants.length;
  const confidence: Confidence = { alpha, scale: tunedScale(world.tunedUnits, alpha) };
  const epochs = world.taper.map(({ fromDay, share }, number): Epoch => ({
    number,
    startsAt: fromDay * DAY_MS,
    holdoutShare: share,
    variants: world.variants.map((id) => ({ id, share: 1 })),
  }));
  const closed = new Map(epochs.map((epoch) => [epoch, new Map<string, ArmTally>()]));
  const open: { readonly epoch: Epoch; readonly arms: ReadonlyMap<string, ArmTally> }[] = [];
  const days: RatioDay[] = [];
  let claim = nothing;
  let closedUnits = 0;
  for (let day = 0; day < world.days + WINDOW_DAYS; day++) {
    const epoch = epochs.findLast(({ startsAt }) => startsAt <= day * DAY_MS);
    if (epoch !== undefined && day < world.days) {
      const fresh = enter(world, run, day, epoch, capMinor, random);
      open.push({ epoch, arms: fresh.arms });
      const counts = new Map([...fresh.arms].map(([name, { units }]) => [name, units]));
      days.push({ at: day * DAY_MS, epoch: epoch.number, planned: plannedShares(epoch), counts });
      claim = addClaims(claim, fresh.claim);
    }
    const closing = day < WINDOW_DAYS ? undefined : open[day - WINDOW_DAYS];
    if (closing === undefined) continue;
    const arms = closed.get(closing.epoch);
    for (const [name, tally] of closing.arms) {
      arms?.set(name, merge(arms.get(name) ?? emptyTally, tally));
      closedUnits += tally.units;
    }
    const tallies = [...closed].map(([each, its]) => ({ epoch: each, arms: its }));
    look({
      comparisons: world.variants.map((id) => compare(id, tallies, capMinor, confidence)),
      epochs: tallies,
      capMinor,
      closedUnits,
    });
  }
  return { days, claim };
}

function enter(
  world: World,
  run: number,
  day: number,
  epoch: Epoch,
  capMinor: number,
  random: () => number,
) {
  const arms = new Map<string, ArmTally>();
  let claim = nothing;
  const rules = { windowMs: WINDOW_MS, provisionalMs: PROVISIONAL_MS, capMinor };
  for (let unit = 0; unit < world.unitsPerDay; unit++) {
    const { arm: name } = arm(`run-${run}`, `v${day}-${unit}`, SIMULATED, epoch);
    const isTreated = name !== HOLDOUT;
    const eligibleAt = day * DAY_MS;
    const orders = buy(world, day, isTreated, random);
    if (isTreated && (world.reach === "everybody" || orders.length > 0)) {
      const touches = [{ campaign: SIMULATED.id, at: eligibleAt + HOUR_MS }];
      claim = addClaims(claim, lastTouch(touches, orders).get(SIMULATED.id) ?? nothing);
    }
    const found = outcome(eligibleAt, orders, eligibleAt + WINDOW_MS, rules);
    if (found === null) throw new Error("The window is closed");
    arms.set(name, merge(arms.get(name) ?? emptyTally, tallyOf(found, capMinor)));
  }
  return { arms, claim };
}

const SIMULATED = { id: "simulated", shopHoldoutShare: 0 };

function buy(
  world: World,
  day: number,
  isTreated: boolean,
  random: () => number,
): readonly ExperimentOrder[] {
  if (random() >= world.rate(day) * (isTreated ? world.effect : 1)) return [];
  const isElsewhere = random() < world.elsewhere;
  // Nobody can join an order from another device to a person who got no link.
  if (isElsewhere && !isTreated) return [];
  return [
    {
      orderedAt: day * DAY_MS + (2 + 60 * random()) * HOUR_MS,
      listMinor: VALUES[Math.floor(random() * VALUES.length)] ?? 0,
      discountMinor: 0,
      taxMinor: 0,
      returnedMinor: 0,
      cancelled: false,
      marginMinor: null,
      join: isElsewhere && !world.countsTokens ? "click-token" : "visitor",
    },
  ];
}

/** The 99th percentile of earlier orders. */
function earlierCap(random: () => number): number {
  const earlier = Array.from(
    { length: 500 },
    () => VALUES[Math.floor(random() * VALUES.length)] ?? 0,
  ).toSorted((one, other) => one - other);
  return Math.max(1, earlier[Math.ceil(earlier.length * 0.99) - 1] ?? 1);
}

function addClaims(one: Claim, other: Claim): Claim {
  return { orders: one.orders + other.orders, netMinor: one.netMinor + other.netMinor };
}
