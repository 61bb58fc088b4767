import { draw } from "../draw.ts";
import { HOLDOUT, plannedShares } from "./epoch.ts";
import type { Epoch } from "./epoch.ts";

export interface Experiment {
  readonly id: string;
  /** Share of the shop's people who never see any campaign, 0 to 1. */
  readonly shopHoldoutShare: number;
}

/** What happens to one person, and how probable that was. */
export interface Assignment {
  /** Left alone by the whole shop, by this campaign, or treated. */
  readonly kind: "shop-holdout" | "holdout" | "variant";
  /** Key of its tally: `HOLDOUT` or a variant's id; the shop's holdout is in no campaign's sample. */
  readonly arm: string;
  /** Chance of exactly this outcome: of the shop's holdout, or of the arm among everybody else. */
  readonly propensity: number;
}

/**
 * The arm of a person in the epoch of their first eligibility; keep it for good.
 * The holdouts' draws know no epoch, so that a lower share only ever frees people.
 */
export function arm(
  seed: string,
  visitor: string,
  experiment: Experiment,
  epoch: Epoch,
): Assignment {
  if (isShopHoldout(seed, visitor, experiment.shopHoldoutShare)) {
    return { kind: "shop-holdout", arm: HOLDOUT, propensity: experiment.shopHoldoutShare };
  }
  if (draw(seed, `holdout:${experiment.id}:${visitor}`) < epoch.holdoutShare) {
    return { kind: "holdout", arm: HOLDOUT, propensity: epoch.holdoutShare };
  }
  const shares = plannedShares(epoch);
  const last = epoch.variants.at(-1);
  let left =
    draw(seed, `variant:${experiment.id}:${epoch.number}:${visitor}`) * (1 - epoch.holdoutShare);
  for (const { id } of epoch.variants) {
    const propensity = shares.get(id) ?? 0;
    left -= propensity;
    // Rounding may leave a crumb after the last one.
    if (left < 0 || id === last?.id) return { kind: "variant", arm: id, propensity };
  }
  throw new Error(`Experiment ${experiment.id} has no variant`);
}

/** Whether a person is one of those who never see anything: the yardstick of the total. */
export function isShopHoldout(seed: string, visitor: string, share: number): boolean {
  return draw(seed, `shop-holdout:${visitor}`) < share;
}
