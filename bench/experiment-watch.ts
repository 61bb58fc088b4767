import { HOLDOUT, plannedShares } from "../edge/domain/experiment/epoch.ts";
import type { Figure } from "../edge/domain/experiment/figure.ts";
import { holm } from "../edge/domain/experiment/holm.ts";
import { ALPHA } from "../edge/domain/experiment/plan.ts";
import { ratio } from "../edge/domain/experiment/ratio.ts";
import { live, VALUES } from "./experiment-shop.ts";
import type { Look, World } from "./experiment-shop.ts";

/** What somebody saw who looked at one experiment every evening. */
export interface Watched {
  /** A figure said "effect" at least once. */
  readonly foundBuyers: boolean;
  readonly foundNet: boolean;
  /** An ordinary 5 % test of the first epoch's buyers did. */
  readonly foundByPlain: boolean;
  /** An interval left out the truth at least once. */
  readonly missedBuyers: boolean;
  readonly missedNet: boolean;
  readonly isSick: boolean;
  /** On the last evening, of the first variant: incremental buyers, and per buyer who would have come anyway. */
  readonly incremental: number;
  readonly uplift: number;
  /** The same if the epochs were thrown together. */
  readonly mixedUplift: number;
  /** Orders that last touch claims. */
  readonly claimed: number;
  /** Closed windows when buyers said "effect" first. */
  readonly foundAt: number | null;
}

export function watch(world: World, run: number): Watched {
  let foundAt: number | null = null;
  let foundNet = false;
  let foundByPlain = false;
  let missedBuyers = false;
  let missedNet = false;
  let last: Look | null = null;
  const { days, claim } = live(world, run, (look) => {
    last = look;
    const { comparisons, epochs, capMinor } = look;
    if (says(comparisons.map((each) => each.buyers))) foundAt ??= look.closedUnits;
    foundNet ||= says(comparisons.map((each) => each.net));
    foundByPlain ||= plainTest(look);
    for (const each of comparisons) {
      missedBuyers ||= misses(each.buyers, trueBuyers(world, each.variant, each.buyers, epochs));
      missedNet ||= misses(each.net, trueNet(world, each.net, capMinor));
    }
  });
  const end = endOf(last);
  return {
    foundBuyers: foundAt !== null,
    foundNet,
    foundByPlain,
    missedBuyers,
    missedNet,
    isSick: ratio(days).kind === "sick",
    ...end,
    claimed: claim.orders,
    foundAt,
  };
}

function says(figures: readonly (Figure | null)[]): boolean {
  return holm(figures.map((figure) => figure?.p ?? 1)).some((p) => p <= ALPHA);
}

function plainTest({ comparisons, epochs }: Look): boolean {
  const arms = epochs[0]?.arms;
  const one = arms?.get(comparisons[0]?.variant ?? "");
  const other = arms?.get(HOLDOUT);
  if (!one || !other || one.buyers + other.buyers === 0) return false;
  const rate = (one.buyers + other.buyers) / (one.units + other.units);
  const error = Math.sqrt(rate * (1 - rate) * (1 / one.units + 1 / other.units));
  return Math.abs(one.buyers / one.units - other.buyers / other.units) > 1.96 * error;
}

function misses(figure: Figure | null, truth: number): boolean {
  return figure !== null && (truth < figure.low || truth > figure.high);
}

// Only worlds without season and strangers know it in closed form; the others have no effect, so it is 0.
function trueBuyers(
  world: World,
  variant: string,
  figure: Figure | null,
  epochs: Look["epochs"],
): number {
  if (figure === null || world.effect === 1) return 0;
  if (figure.method === "mixture") return figure.units * world.rate(0) * (world.effect - 1);
  let sum = 0;
  for (const { epoch, arms } of epochs) {
    const planned = plannedShares(epoch);
    const treated = (planned.get(variant) ?? 0) * world.effect;
    const heldOut = planned.get(HOLDOUT) ?? 0;
    const bought = (arms.get(variant)?.buyers ?? 0) + (arms.get(HOLDOUT)?.buyers ?? 0);
    sum += ((bought * treated) / (treated + heldOut)) * (1 - 1 / world.effect);
  }
  return sum;
}

function trueNet(world: World, figure: Figure | null, capMinor: number): number {
  if (figure === null) return 0;
  const capped = VALUES.reduce((sum, value) => sum + Math.min(value, capMinor), 0) / VALUES.length;
  return figure.units * world.rate(0) * (world.effect - 1) * capped;
}

function endOf(last: Look | null) {
  const figure = last?.comparisons[0]?.buyers;
  const variant = last?.comparisons[0]?.variant;
  if (!last || !figure || variant === undefined) throw new Error("Nobody bought");
  const [treated, heldOut] = [variant, HOLDOUT].map((arm) => {
    const tallies = last.epochs.map(({ arms }) => arms.get(arm));
    const buyers = tallies.reduce((sum, tally) => sum + (tally?.buyers ?? 0), 0);
    return buyers / tallies.reduce((sum, tally) => sum + (tally?.units ?? 0), 0);
  });
  return {
    incremental: figure.total,
    uplift: figure.total / figure.baseline,
    mixedUplift: (treated ?? 0) / (heldOut ?? 0) - 1,
  };
}
