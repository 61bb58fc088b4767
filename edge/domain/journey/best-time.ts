import type { Counts } from "#protocol/counts.ts";
import { localTime } from "../local-time.ts";
import type { Moment } from "../moment.ts";
import { countAt } from "./activity.ts";
import { quietUntil } from "./quiet.ts";

const HOUR_MS = 3_600_000;
const HOURS_OF_WEEK = 168;
/** How many of the visitor's own activities weigh as much as the shop's habit. */
const PRIOR = 5;
/** An hour's neighbours tell something of it too. */
const NEIGHBOUR = 0.5;

/**
 * The hour within the window in which this visitor is most likely about: own activity by hour of
 * the week, smoothed over neighbouring hours and by the shop's habit. The earliest of equals.
 */
export function bestTime(activity: string, withinSeconds: number, moment: Moment): number {
  const { now, snapshot, zone } = moment;
  const { quietHours } = snapshot.settings;
  const shop = habitOf(snapshot.learnt ?? {});
  const hours = Math.min(HOURS_OF_WEEK, Math.floor((withinSeconds * 1000) / HOUR_MS));
  let best = now;
  let most = -1;
  for (let ahead = 0; ahead <= hours; ahead++) {
    const at = ahead === 0 ? now : Math.floor(now / HOUR_MS) * HOUR_MS + ahead * HOUR_MS;
    if (quietHours && quietUntil(at, quietHours, zone) !== null) continue;
    const { hourOfWeek } = localTime(at, zone);
    const own =
      countAt(activity, hourOfWeek) +
      NEIGHBOUR * (countAt(activity, hourOfWeek - 1) + countAt(activity, hourOfWeek + 1));
    const score = own + PRIOR * shop(hourOfWeek);
    if (score > most) {
      most = score;
      best = at;
    }
  }
  return best;
}

/** The name under which a shop learns when its visitors come, by the clock of each. */
export function hourKey(hourOfWeek: number): string {
  return `hour/${hourOfWeek}`;
}

/** Which share of a shop's visits begins in an hour of the week; none while it has none. */
function habitOf(learnt: Counts): (hourOfWeek: number) => number {
  let all = 0;
  for (let hour = 0; hour < HOURS_OF_WEEK; hour++) all += learnt[hourKey(hour)] ?? 0;
  return (hour) => (all === 0 ? 0 : (learnt[hourKey(hour)] ?? 0) / all);
}
