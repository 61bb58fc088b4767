import type { Bucket } from "#protocol/views.ts";
import type { Counts } from "#protocol/counts.ts";

const HOUR_MS = 3_600_000;

/** One figure by the hour: today until now, and the day before as a yardstick. */
export interface Day {
  readonly times: readonly number[];
  readonly today: readonly (number | null)[];
  readonly yesterday: readonly number[];
}

interface DayInput {
  readonly buckets: readonly Bucket[];
  /** Today so far, if something newer than the buckets is known. */
  readonly sofar: Counts | null;
  readonly yesterdayAt: number;
  readonly todayAt: number;
  readonly tomorrowAt: number;
  readonly now: number;
}

/** When the hour of this moment began by the clock on which today began; it need not begin where UTC's does. */
export function hourOf(now: number, todayAt: number): number {
  return now - ((now - todayAt) % HOUR_MS);
}

/** Lays two days over each other, hour by hour from midnight. */
export function dayOfFigure(input: DayInput, figure: (counts: Counts) => number): Day {
  const { buckets, sofar, yesterdayAt, todayAt, tomorrowAt, now } = input;
  const hours = Math.round((tomorrowAt - todayAt) / HOUR_MS);
  const today = Array.from({ length: hours }, () => 0);
  const yesterday = Array.from({ length: hours }, () => 0);
  for (const { at, counts } of buckets) {
    const [line, start] = at >= todayAt ? [today, todayAt] : [yesterday, yesterdayAt];
    const hour = Math.floor((at - start) / HOUR_MS);
    if (hour >= 0 && hour < hours) line[hour] = (line[hour] ?? 0) + figure(counts);
  }
  const current = Math.min(hours - 1, Math.max(0, Math.floor((now - todayAt) / HOUR_MS)));
  if (sofar) {
    // What came since the buckets were read happened in this hour.
    const newer = figure(sofar) - today.reduce((all, count) => all + count, 0);
    today[current] = (today[current] ?? 0) + Math.max(0, newer);
  }
  return {
    times: today.map((_, hour) => todayAt + hour * HOUR_MS),
    today: today.map((count, hour) => (hour <= current ? count : null)),
    yesterday,
  };
}

/** The full hours of yesterday that have passed by today's clock, added up. */
export function untilNow(day: Day, now: number): number {
  return day.yesterday.reduce(
    (all, count, hour) => ((day.times[hour] ?? now) + HOUR_MS <= now ? all + count : all),
    0,
  );
}
