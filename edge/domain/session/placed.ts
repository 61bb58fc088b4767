import type { TrackerEvent } from "#protocol/event.ts";
import { sorted } from "./sorted.ts";

/** A fact with the moment it happened by the edge's clock; `order` (tab/number/index) keeps facts of one moment apart. */
export interface Placed {
  readonly event: TrackerEvent;
  readonly at: number;
  readonly order: string;
  /** Who says so; the shop's server wins over the page. In the shop's app somebody is there, as on a page. */
  readonly source?: "page" | "app" | "server";
}

/** The same facts in the order in which they happened. */
export function inOrder(placed: readonly Placed[]): readonly Placed[] {
  return sorted(placed, byMoment);
}

function byMoment(left: Placed, right: Placed): number {
  return left.at - right.at || (left.order < right.order ? -1 : left.order > right.order ? 1 : 0);
}

/** The place of a fact within its moment as a number: short enough to be kept. */
export function placeOf({ order }: Placed): number {
  const [, number = "0", index = "0"] = order.split("/");
  return Number(number) * 1000 + Number(index);
}
