import type { Comparison } from "./compare.ts";
import type { Figure } from "./figure.ts";
import { ALPHA } from "./plan.ts";
import type { ExperimentPlan } from "./plan.ts";
import type { RatioState } from "./ratio.ts";

/** What may be said aloud, and why. */
export type Verdict =
  | { readonly kind: "gain" | "loss"; readonly reason: "interval-excludes-zero" }
  | {
      readonly kind: "open";
      readonly reason:
        | "sample-ratio"
        | "no-window-over"
        | "no-holdout"
        | "no-cap"
        | "too-few-buyers"
        | "interval-contains-zero";
    };

/** The figure that was chosen beforehand to give the verdict. */
export function primaryFigure(plan: ExperimentPlan, comparison: Comparison): Figure | null {
  return plan.primary === "buyers" ? comparison.buyers : comparison.net;
}

/** What all variants have in common: the ratio of the groups, and for how many people the window is over. */
interface Whole {
  readonly state: RatioState;
  readonly closedUnits: number;
}

/** `p` is adjusted for the number of variants. */
export function verdict(
  plan: ExperimentPlan,
  comparison: Comparison,
  p: number,
  { state, closedUnits }: Whole,
): Verdict {
  if (state.kind === "sick") return { kind: "open", reason: "sample-ratio" };
  if (closedUnits === 0) return { kind: "open", reason: "no-window-over" };
  if (comparison.heldOutUnits === 0) return { kind: "open", reason: "no-holdout" };
  if (plan.primary === "net" && plan.capMinor === null) return { kind: "open", reason: "no-cap" };
  const figure = primaryFigure(plan, comparison);
  if (figure === null) return { kind: "open", reason: "too-few-buyers" };
  if (p > ALPHA) return { kind: "open", reason: "interval-contains-zero" };
  return { kind: figure.total > 0 ? "gain" : "loss", reason: "interval-excludes-zero" };
}
