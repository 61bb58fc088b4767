import { HOLDOUT, plannedShares } from "./epoch.ts";
import { buyers, net } from "./figure.ts";
import type { Confidence, Figure } from "./figure.ts";
import type { EpochTallies } from "./plan.ts";
import { difference } from "./strata.ts";
import type { Stratum } from "./strata.ts";
import { emptyTally } from "./tally.ts";
import type { ArmTally } from "#protocol/counts.ts";

/** One variant against the holdout. */
export interface Comparison {
  readonly variant: string;
  readonly treatedUnits: number;
  readonly heldOutUnits: number;
  /** Buyers among those left alone. */
  readonly heldOutBuyers: number;
  readonly buyers: Figure | null;
  /** Minor units, values within the cap; the uncapped sum has no interval. */
  readonly net: Figure | null;
  readonly uncappedMinor: number | null;
  /** Only where every order's margin is known. */
  readonly marginMinor: number | null;
}

export function compare(
  variant: string,
  epochs: readonly EpochTallies[],
  capMinor: number | null,
  confidence: Confidence,
): Comparison {
  const strata = strataOf(variant, epochs);
  const treated = strata.map((stratum) => stratum.treated);
  const heldOut = strata.map((stratum) => stratum.heldOut);
  const isPriced = [...treated, ...heldOut].every((tally) => tally.unpricedOrders === 0);
  return {
    variant,
    treatedUnits: total(treated, "units"),
    heldOutUnits: total(heldOut, "units"),
    heldOutBuyers: total(heldOut, "buyers"),
    buyers: buyers(strata, confidence),
    net: capMinor === null ? null : net(strata, capMinor, confidence),
    uncappedMinor: more(strata, "netMinor"),
    marginMinor: isPriced ? more(strata, "marginMinor") : null,
  };
}

// An epoch that holds out nobody, or everybody, has nothing to compare.
function strataOf(variant: string, epochs: readonly EpochTallies[]): readonly Stratum[] {
  return epochs.flatMap(({ epoch, arms }) => {
    const planned = plannedShares(epoch);
    const treatedShare = planned.get(variant) ?? 0;
    const heldOutShare = planned.get(HOLDOUT) ?? 0;
    if (treatedShare === 0 || heldOutShare === 0) return [];
    return {
      treated: arms.get(variant) ?? emptyTally,
      heldOut: arms.get(HOLDOUT) ?? emptyTally,
      treatedShare: treatedShare / (treatedShare + heldOutShare),
    };
  });
}

function total(tallies: readonly ArmTally[], field: "units" | "buyers"): number {
  return tallies.reduce((sum, tally) => sum + tally[field], 0);
}

function more(strata: readonly Stratum[], field: "netMinor" | "marginMinor"): number | null {
  const mean = (tally: ArmTally) => tally[field] / tally.units;
  const found = difference(strata, (tally) => ({
    units: tally.units,
    mean: mean(tally),
    variance: 0,
  }));
  return found && Math.round(found.total);
}
