const DAY_MS = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** When the day of this moment began on the shop's clock, days of 23 and 25 hours included. */
export function startOfDay(at: number, timeZone: string): number {
  const day = dayOf(at, timeZone);
  // Zones lie within 14 hours of UTC; the offset is read where the day begins, not where it is now.
  const guess = Date.parse(`${day}T00:00:00Z`);
  const start = guess - offset(guess, timeZone);
  const began = guess - offset(start, timeZone);
  // Where the clocks skip midnight, the day begins with the hour after it.
  return began + offset(began, timeZone) < guess ? began + DAY_MS / 24 : began;
}

/** When the day of this date begins, "2026-11-23"; null for something that is no date. */
export function startOfDate(date: string, timeZone: string): number | null {
  // Not every day has a midnight, but each has a noon.
  const noon = fromClock(`${date}T12:00`, timeZone);
  return noon === null ? null : startOfDay(noon, timeZone);
}

/** The start of the day that lies so many days before. */
export function daysBefore(at: number, days: number, timeZone: string): number {
  // Noon is on the right day whatever the clocks did in between.
  return startOfDay(startOfDay(at, timeZone) + DAY_MS / 2 - days * DAY_MS, timeZone);
}

/** The date on the shop's clock, "2026-11-23". */
export function dayOf(at: number, timeZone: string): string {
  return new Date(at + offset(at, timeZone)).toISOString().slice(0, 10);
}

/** How far the shop's clock is ahead of UTC at this moment, milliseconds. */
function offset(at: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    clocks.set(timeZone, clock);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of clock.formatToParts(at)) part[type] = value;
  const { year, month, day, hour, minute, second } = part;
  const shown = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return shown - Math.floor(at / 1000) * 1000;
}

/** A moment as the shop's clock shows it: "2026-11-23T08:00". */
export function toClock(at: number, timeZone: string): string {
  return new Date(at + offset(at, timeZone)).toISOString().slice(0, 16);
}

/** The moment when the shop's clock shows this; null for something that is no time. */
export function fromClock(text: string, timeZone: string): number | null {
  const guess = Date.parse(`${text}Z`);
  if (Number.isNaN(guess)) return null;
  return guess - offset(guess - offset(guess, timeZone), timeZone);
}
