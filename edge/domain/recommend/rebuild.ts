const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** So many new visits, or this share of the model's, change what is worth saying. */
const ENOUGH = 20;
const ENOUGH_SHARE = 0.05;

/** The last model and what came in since. */
export interface Learning {
  /** Epoch ms; 0 before the first model. */
  readonly builtAt: number;
  /** Visits in the model. */
  readonly visits: number;
  /** Visits that the model does not know yet. */
  readonly fresh: number;
  /** The last model could not be opened somewhere. */
  readonly isBroken: boolean;
}

/** When the next model is due: soon after enough has changed, else within the hour; null: nothing is new. */
export function rebuildAt(
  { builtAt, visits, fresh, isBroken }: Learning,
  now: number,
): number | null {
  if (fresh === 0 && !isBroken) return null;
  const isEnough = isBroken || fresh >= Math.max(ENOUGH, visits * ENOUGH_SHARE);
  return Math.max(now, builtAt + (isEnough ? MINUTE_MS : HOUR_MS));
}
