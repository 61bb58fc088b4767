import type { Learned } from "./learned.ts";

/** Where a proposal comes from, in the order in which they are asked. */
export type Step =
  | "pinned"
  | Learned["step"]
  | "compatible"
  | "persona"
  | "new"
  | "best-seller"
  | "same-shelf"
  | "catalogue"
  | "exploration";

/** A product for this visitor, with the step that found it. */
export interface Proposal {
  readonly id: string;
  readonly step: Step;
  /** The chance with which it got its place: 1 unless chance had a say. */
  readonly propensity: number;
}
