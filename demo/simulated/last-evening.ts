const HOUR_MS = 3_600_000;

/** The last full hour at which this zone's clock showed six in the evening, so that a day which ends there is a whole one. */
export function lastEvening(now: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", hourCycle: "h23" });
  let at = now - (now % HOUR_MS);
  while (clock.format(at) !== "18") at -= HOUR_MS;
  return at;
}
