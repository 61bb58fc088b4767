/** A code that this visitor was given. */
export interface GivenCode {
  readonly code: string;
  readonly endsAt: number;
}

/**
 * How often a campaign spoke: in which visit and how often in it, on which local day, in which local
 * week, and in all. A tuple, because every visitor keeps many.
 */
export type Said = readonly [
  visit: number,
  inVisit: number,
  day: number,
  today: number,
  week: number,
  inWeek: number,
  inAll: number,
];

/** What one campaign has meant to this visitor so far; what has not happened is left out. */
export interface CampaignMemory {
  readonly campaign: string;
  readonly epoch: number;
  /** "shop-holdout", "holdout" or a variant's id; drawn once and kept. */
  readonly arm: string;
  readonly propensity: number;
  /** When it first spoke, or would have spoken to somebody who is left alone; 0: not yet. */
  readonly enteredAt: number;
  /** The outcome has been told to the experiment. */
  readonly closed?: boolean;
  /** The device whose orders the told outcome was made of, if others have joined it since. */
  readonly toldOf?: string;
  /** Some of what was told may still come back. */
  readonly provisional?: boolean;
  readonly said?: Said;
  readonly lastAt: number;
  readonly answeredAt?: number;
  readonly dismissedAt?: number;
  /** Journeys so far, and when the last one began. */
  readonly runs?: number;
  readonly startedAt?: number;
  readonly offer?: GivenCode;
}
