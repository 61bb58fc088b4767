import type { Wait } from "#protocol/campaign.ts";
import { nextTimeOfDay } from "../local-time.ts";
import type { Moment } from "../moment.ts";
import { bestTime } from "./best-time.ts";

/** When a wait that begins now is over. */
export function waitUntil(wait: Wait, activity: string, moment: Moment): number {
  switch (wait.until) {
    case "elapsed":
      return moment.now + wait.seconds * 1000;
    case "time-of-day":
      return nextTimeOfDay(moment.now, wait.time, moment.zone);
    case "best-time":
      return bestTime(activity, wait.withinSeconds, moment);
  }
}
