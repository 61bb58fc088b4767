import { localTime } from "../../edge/domain/local-time.ts";

/** Something that was said to a visitor. */
export interface Said {
  readonly campaign: string;
  readonly at: number;
  readonly channel: "page" | "message";
}

/** How much of it was said on the visitor's day of this moment. */
export function sameDay(said: readonly Said[], at: number, zone: string): number {
  const { day } = localTime(at, zone);
  return said.filter((other) => localTime(other.at, zone).day === day).length;
}

/** How much of it was said in the visitor's week of this moment. */
export function sameWeek(said: readonly Said[], at: number, zone: string): number {
  const { week } = localTime(at, zone);
  return said.filter((other) => localTime(other.at, zone).week === week).length;
}
