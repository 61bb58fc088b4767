import { localTime } from "../local-time.ts";
import type { Moment } from "../moment.ts";
import { countAt } from "./activity.ts";
import { quietUntil } from "./quiet.ts";

const HOUR_MS = 3_600_000;
/** How many of the visitor's own activities weigh as much as the shop's habit. */
const PRIOR = 5;
/** An hour's neighbours tell something of it too. */
const NEIGHBOUR = 0.5;

/**
 * The hour within the window in which this visitor is most likely about: own activity by hour of
 * the week, smoothed over neighbouring hours and by the shop's habit. The earliest of equals.
 */
export function bestTime(activity: string, withinSeconds: number, moment: Moment): number {
  const { now, shopActivity, snapshot, zone } = moment;
  const { quietHours } = snapshot.settings;
  const shop = shopActivity?.reduce((sum, count) => sum + count, 0) || 1;
  const hours = Math.min(168, Math.floor((withinSeconds * 1000) / HOUR_MS));
  let best = now;
  let most = -1;
  for (let ahead = 0; ahead <= hours; ahead++) {
    const at = ahead === 0 ? now : Math.floor(now / HOUR_MS) * HOUR_MS + ahead * HOUR_MS;
    if (quietHours && quietUntil(at, quietHours, zone) !== null) continue;
    const { hourOfWeek } = localTime(at, zone);
    const own =
      countAt(activity, hourOfWeek) +
      NEIGHBOUR * (countAt(activity, hourOfWeek - 1) + countAt(activity, hourOfWeek + 1));
    const score = own + (PRIOR * (shopActivity?.[hourOfWeek] ?? 0)) / shop;
    if (score > most) {
      most = score;
      best = at;
    }
  }
  return best;
}
