import type { Settings } from "#protocol/site.ts";
import { arm as drawArm } from "../experiment/arm.ts";
import type { VisitorState } from "../state.ts";
import type { Live } from "./live.ts";

/** A visitor's arm in a campaign. */
export interface Assigned {
  readonly epoch: number;
  /** "shop-holdout", "holdout" or a variant's id. */
  readonly arm: string;
  readonly propensity: number;
}

/** Which arm this visitor draws in a campaign: the same at any time, on any machine. */
export function assigned(
  { site, visitor, unit = visitor }: Pick<VisitorState, "site" | "visitor" | "unit">,
  { campaign, epoch }: Live,
  settings: Settings,
): Assigned {
  const shopHoldoutShare = settings.everyoneTreated ? 0 : settings.holdout;
  const drawn = drawArm(site, unit, { id: campaign.id, shopHoldoutShare }, epoch);
  return {
    epoch: epoch.number,
    arm: drawn.kind === "variant" ? drawn.arm : drawn.kind,
    propensity: drawn.propensity,
  };
}

/** Whether an arm means being left alone. */
export function isHeldOut(arm: string): arm is "shop-holdout" | "holdout" {
  return arm === "shop-holdout" || arm === "holdout";
}
