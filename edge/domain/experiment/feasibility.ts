import type { Confidence } from "./figure.ts";
import { criticalValue } from "./mixture.ts";
import { DAY_MS } from "./outcome.ts";

/** What a shop expects of its traffic, and the smallest effect worth knowing (0.1 = ten percent more buyers). */
export interface Traffic {
  readonly baseRate: number;
  readonly holdoutShare: number;
  readonly treatedShare: number;
  readonly targetLift: number;
}

/** How far an experiment is. */
export interface Progress {
  readonly closedUnits: number;
  readonly unitsPerDay: number;
  /** When the first windows close, epoch ms. */
  readonly firstCloseAt: number;
}

/** When to expect an answer, and how fine it can be. */
export interface Feasibility {
  /** Nobody will know before, epoch ms; none if it would take more than half a year. */
  readonly noVerdictBefore: number | null;
  /** Relative effect on buying that four of five runs find by `detectableAt`. */
  readonly detectableLift: number;
  readonly detectableAt: number;
}

// Four of five runs find the effect.
const POWER_DEVIATIONS = 0.8416;
const TWO_SIDED_DEVIATIONS = 1.96;
// Longer than half a year, and the shop is another one.
const PATIENCE_DAYS = 182;

/** People that a single look at a fixed size would need (5 % two-sided, 80 % power). */
export function fixedSize(traffic: Traffic): number {
  return Math.ceil(noise(traffic) * (TWO_SIDED_DEVIATIONS + POWER_DEVIATIONS) ** 2);
}

/** People needed when one may look at any time. */
export function sequentialSize(traffic: Traffic, confidence: Confidence): number {
  let enough = 1;
  while (!isEnough(enough, traffic, confidence)) enough *= 2;
  let tooFew = enough / 2;
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (isEnough(middle, traffic, confidence)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** "No verdict before …; detectable: ± … %". */
export function feasibility(
  traffic: Traffic,
  progress: Progress,
  now: number,
  confidence: Confidence,
): Feasibility {
  const { closedUnits, unitsPerDay } = progress;
  const missing = Math.max(0, sequentialSize(traffic, confidence) - closedUnits);
  const waitDays = missing === 0 ? 0 : missing / unitsPerDay;
  const horizonDays = Math.min(waitDays, PATIENCE_DAYS);
  const detectableAt = Math.max(now, progress.firstCloseAt) + horizonDays * DAY_MS;
  return {
    noVerdictBefore: waitDays <= PATIENCE_DAYS ? detectableAt : null,
    detectableLift: detectableLift(traffic, closedUnits + unitsPerDay * horizonDays, confidence),
    detectableAt,
  };
}

function detectableLift(traffic: Traffic, units: number, confidence: Confidence): number {
  let tooSmall = 0;
  // Everybody buys.
  let found = 1 / traffic.baseRate - 1;
  for (let step = 0; step < 40; step++) {
    const targetLift = (tooSmall + found) / 2;
    if (isEnough(units, { ...traffic, targetLift }, confidence)) found = targetLift;
    else tooSmall = targetLift;
  }
  return found;
}

function isEnough(units: number, traffic: Traffic, { scale, alpha }: Confidence): boolean {
  const clock = units * (traffic.holdoutShare + traffic.treatedShare);
  if (clock === 0) return false;
  return units >= noise(traffic) * (criticalValue(clock, scale, alpha) + POWER_DEVIATIONS) ** 2;
}

/** People until the effect is one standard error. */
function noise({ baseRate, holdoutShare, treatedShare, targetLift }: Traffic): number {
  const treatedRate = Math.min(1, baseRate * (1 + targetLift));
  const variance =
    (treatedRate * (1 - treatedRate)) / treatedShare + (baseRate * (1 - baseRate)) / holdoutShare;
  return variance / (baseRate * targetLift) ** 2;
}
