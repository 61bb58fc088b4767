import type { Counts } from "#protocol/counts.ts";
import type { Snapshot } from "#protocol/site.ts";
import { causeLabelsOf, type CauseLabels } from "./cause/cause.ts";
import { customersOf, type Customers } from "./lifecycle/customers.ts";
import { calibrationsOf, startCalibrations, type Calibrations } from "./probability/probability.ts";

/** What a shop's own visitors have taught so far. */
export interface Learnt {
  readonly calibrations: Calibrations;
  readonly customers: Customers | null;
  readonly causeLabels: CauseLabels | null;
}

export const nothingLearnt: Learnt = {
  calibrations: startCalibrations,
  customers: null,
  causeLabels: null,
};

const read = new WeakMap<Counts, Learnt>();

/** What the snapshot says was learnt; worked out once for each. */
export function learntIn({ learnt: sums }: Pick<Snapshot, "learnt">): Learnt {
  if (!sums) return nothingLearnt;
  const known = read.get(sums);
  if (known) return known;
  const learnt = learntOf(sums);
  read.set(sums, learnt);
  return learnt;
}

/** Reads it from the sum of the shop's counters. */
export function learntOf(counts: Counts): Learnt {
  return {
    calibrations: calibrationsOf(counts),
    customers: customersOf(counts),
    causeLabels: causeLabelsOf(counts),
  };
}
