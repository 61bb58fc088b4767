import type { TrackerEvent } from "#protocol/event.ts";

/** A fact with the moment it happened by the edge's clock; `order` keeps facts of one moment apart. */
export interface Placed {
  readonly event: TrackerEvent;
  readonly at: number;
  readonly order: string;
}

/** The same facts in the order in which they happened. */
export function inOrder(placed: readonly Placed[]): readonly Placed[] {
  return placed.toSorted(
    (left, right) =>
      left.at - right.at || (left.order < right.order ? -1 : left.order > right.order ? 1 : 0),
  );
}
