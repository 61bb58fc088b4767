import type { ComponentChildren } from "preact";
import { longDay, shopClock } from "../../format.ts";
import { dayOf } from "../../time.ts";

interface ByDayProps<T> {
  readonly all: readonly T[];
  readonly children: (one: T) => ComponentChildren;
}

/** Newest first, under the day it happened on the shop's clock. */
export function ByDay<T extends { readonly at: number }>({ all, children }: ByDayProps<T>) {
  const sorted = all.toSorted((left, right) => right.at - left.at);
  return (
    <div>
      {sorted.map((one, index) => {
        const before = sorted[index - 1];
        const day = dayOf(one.at, shopClock.value);
        return (
          <>
            {(!before || dayOf(before.at, shopClock.value) !== day) && (
              <h3 class="day-head">{longDay(one.at)}</h3>
            )}
            {children(one)}
          </>
        );
      })}
    </div>
  );
}
