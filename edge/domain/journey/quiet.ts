import type { Settings } from "#protocol/site.ts";
import { localTime, minutesOf, nextTimeOfDay } from "../local-time.ts";

/** When the quiet hours that it now is end in this zone; null outside them. */
export function quietUntil(
  at: number,
  { from, to }: NonNullable<Settings["quietHours"]>,
  zone: string,
): number | null {
  const { minutes } = localTime(at, zone);
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  const quiet =
    begin <= end ? minutes >= begin && minutes < end : minutes >= begin || minutes < end;
  return quiet ? nextTimeOfDay(at, to, zone) : null;
}
