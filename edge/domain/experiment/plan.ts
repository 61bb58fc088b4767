import type { Epoch } from "./epoch.ts";
import type { ArmTally } from "#protocol/counts.ts";

/** What is fixed before the first person enters; changing any of it starts another experiment. */
export interface ExperimentPlan {
  readonly id: string;
  readonly currency: string;
  /** None as long as the shop has too few earlier orders, see `capFrom`. */
  readonly capMinor: number | null;
  /** The figure that gives the verdict. */
  readonly primary: "buyers" | "net";
  /** Expected buyers per person left alone, and the smallest relative effect worth knowing. */
  readonly baseRate: number;
  readonly targetLift: number;
  /** People for which the intervals are narrowest, see `fixedSize`. */
  readonly tunedUnits: number;
  readonly startedAt: number;
  readonly windowMs: number;
}

/** Closed windows of one epoch, by arm. */
export interface EpochTallies {
  readonly epoch: Epoch;
  readonly arms: ReadonlyMap<string, ArmTally>;
}

/** Chance that an interval of an experiment's figure ever misses, however often somebody looks. */
export const ALPHA = 0.05;
