import type { Settings } from "#protocol/site.ts";

/** What is tried against doing nothing, and how many of the treated get it (shares are relative). */
interface VariantShare {
  readonly id: string;
  readonly share: number;
}

/** A stretch of an experiment with fixed shares and one window; the analysis never mixes two of them. */
export interface Epoch {
  readonly number: number;
  /** Instant of the first eligibility that belongs to it, epoch ms. */
  readonly startsAt: number;
  /** Share of its people who are left alone, 0 to 1. */
  readonly holdoutShare: number;
  readonly variants: readonly VariantShare[];
  /** Days after the first eligibility in which an order counts; absent: seven. */
  readonly windowDays?: number;
}

export const WINDOW_DAYS = 7;

/** The window of those who enter now. */
export function windowIn({ outcomeDays }: Settings): Pick<Epoch, "windowDays"> {
  return outcomeDays === undefined || outcomeDays === WINDOW_DAYS
    ? {}
    : { windowDays: outcomeDays };
}

/** A proof phase at one half, then as little as still tells when the effect fades. */
export const TAPER = [0.5, 0.2, 0.1, 0.05] as const;

/** The epoch to which a first eligibility at this instant belongs; none before the first starts. */
export function epochAt(epochs: readonly Epoch[], at: number): Epoch | null {
  let found: Epoch | null = null;
  for (const epoch of epochs) {
    if (epoch.startsAt <= at && epoch.startsAt >= (found?.startsAt ?? -Infinity)) found = epoch;
  }
  return found;
}

/** Whether no epoch holds out more than the one before: a treated person never goes back. */
export function isTaper(epochs: readonly Epoch[]): boolean {
  const inOrder = epochs.toSorted((one, other) => one.startsAt - other.startsAt);
  return inOrder.every((epoch, index) => {
    const before = inOrder[index - 1];
    return (
      before === undefined ||
      (epoch.number > before.number && epoch.holdoutShare <= before.holdoutShare)
    );
  });
}

/** The shares that a sample is planned to have, by arm; they sum to 1. */
export function plannedShares(epoch: Epoch): ReadonlyMap<string, number> {
  const all = epoch.variants.reduce((sum, variant) => sum + variant.share, 0);
  const shares = new Map([[HOLDOUT, epoch.holdoutShare]]);
  for (const { id, share } of epoch.variants) {
    shares.set(id, ((1 - epoch.holdoutShare) * share) / all);
  }
  return shares;
}

/** Name of the arm that is left alone; no variant may be called so. */
export const HOLDOUT = "holdout";
