import type { EventKind, TrackerEvent } from "#protocol/event.ts";
import { sorted } from "./sorted.ts";

/** Points of one day, in thousandths: whole numbers add up the same in any order. */
export type Day = readonly [day: number, points: number];

const DAY_MS = 86_400_000;
const MAX_DAYS = 24;
const CAP_PER_DAY = 30_000;
const HALF_LIFE_DAYS = 14;
const PER_ENGAGED_MINUTE = 1000;

const worth: Readonly<Partial<Record<EventKind, number>>> = {
  page_view: 500,
  product_view: 1000,
  search: 1000,
  content_view: 2000,
  survey_answer: 3000,
  message_clicked: 3000,
  banner_clicked: 2000,
  share: 4000,
  wish_add: 4000,
  download: 4000,
  cart_add: 5000,
  sign_up: 10_000,
  purchase: 20_000,
};

/** The days with what this fact is worth; only the days of the last visits are kept. */
export function withPoints(days: readonly Day[], event: TrackerEvent, at: number): readonly Day[] {
  const points =
    event.kind === "dwell" && event.subject === "page"
      ? Math.round((event.engagedMs * PER_ENGAGED_MINUTE) / 60_000)
      : (worth[event.kind] ?? 0);
  if (points === 0) return days;
  const today = Math.floor(at / DAY_MS);
  const index = days.findIndex((one) => one[0] === today);
  if (index >= 0) return days.with(index, [today, (days[index]?.[1] ?? 0) + points]);
  const added: readonly Day[] = [...days, [today, points]];
  return sorted(added, (left, right) => left[0] - right[0]).slice(-MAX_DAYS);
}

/** The engagement score: every day's points up to a cap, halving every two weeks unless the shop says otherwise. */
export function engagement(
  days: readonly Day[],
  now: number,
  halfLifeDays = HALF_LIFE_DAYS,
): number {
  const today = now / DAY_MS;
  return days.reduce((sum, [day, points]) => {
    const age = Math.max(0, today - day - 1);
    return sum + (Math.min(CAP_PER_DAY, points) / 1000) * 0.5 ** (age / halfLifeDays);
  }, 0);
}
