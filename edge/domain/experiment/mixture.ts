/**
 * Robbins' normal mixture as an asymptotic confidence sequence: Waudby-Smith, Arbour, Sinha, Kennedy and
 * Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", theorem 2.2.
 * `clock` is the people seen, `scale` the prior's weight in people.
 */

/** The scale whose interval is narrowest when so many people have been seen. */
export function tunedScale(units: number, alpha: number): number {
  const level = -2 * Math.log(alpha);
  return units / (level + Math.log(1 + level));
}

/** Half the width of the interval around a sum with this variance. */
export function halfWidth(variance: number, clock: number, scale: number, alpha: number): number {
  return Math.sqrt(variance) * criticalValue(clock, scale, alpha);
}

/** How many standard errors away from nothing count as found, at this moment. */
export function criticalValue(clock: number, scale: number, alpha: number): number {
  const level = Math.log(1 + clock / scale) - 2 * Math.log(alpha);
  return Math.sqrt((1 + scale / clock) * level);
}

/** A p-value that holds at every look, for a sum this far from nothing. */
export function mixtureP(total: number, variance: number, clock: number, scale: number): number {
  const square = total ** 2 / variance;
  const logEvidence = ((square * clock) / (clock + scale) - Math.log(1 + clock / scale)) / 2;
  return Math.min(1, Math.exp(-logEvidence));
}
