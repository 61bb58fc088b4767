import type { ArmTally } from "#protocol/counts.ts";
import type { Outcome } from "./outcome.ts";

export const emptyTally: ArmTally = {
  units: 0,
  buyers: 0,
  cappedMinor: 0,
  squaredSteps: 0,
  netMinor: 0,
  marginMinor: 0,
  unpricedOrders: 0,
  provisional: 0,
};

/** Size of a step, minor units: squares of steps stay exact integers up to 90 million people. */
export function stepMinor(capMinor: number): number {
  return Math.ceil(capMinor / 10_000);
}

/** The tally of one person. */
export function tallyOf(outcome: Outcome, capMinor: number): ArmTally {
  return {
    units: 1,
    buyers: outcome.bought ? 1 : 0,
    cappedMinor: outcome.cappedMinor,
    squaredSteps: Math.round(outcome.cappedMinor / stepMinor(capMinor)) ** 2,
    netMinor: outcome.netMinor,
    marginMinor: outcome.marginMinor,
    unpricedOrders: outcome.unpricedOrders,
    provisional: outcome.provisional ? 1 : 0,
  };
}

/** Both together; shards and hours merge in any order. */
export function merge(left: ArmTally, right: ArmTally): ArmTally {
  return combine(left, right, 1);
}

/** Replaces what a person counted for, when an order was returned, cancelled or settled. */
export function correct(tally: ArmTally, before: ArmTally, after: ArmTally): ArmTally {
  return combine(combine(tally, before, -1), after, 1);
}

function combine(left: ArmTally, right: ArmTally, sign: 1 | -1): ArmTally {
  return {
    units: left.units + sign * right.units,
    buyers: left.buyers + sign * right.buyers,
    cappedMinor: left.cappedMinor + sign * right.cappedMinor,
    squaredSteps: left.squaredSteps + sign * right.squaredSteps,
    netMinor: left.netMinor + sign * right.netMinor,
    marginMinor: left.marginMinor + sign * right.marginMinor,
    unpricedOrders: left.unpricedOrders + sign * right.unpricedOrders,
    provisional: left.provisional + sign * right.provisional,
  };
}
