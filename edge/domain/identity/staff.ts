import { SHOP } from "../decide/memory.ts";
import { tell } from "../flush.ts";
import { factOf } from "../order/outcomes.ts";
import type { VisitorState } from "../state.ts";

/**
 * The state of somebody who is one of the shop's own people now, or is none any more. What they entered as the one is not
 * closed as the other: what was told of an entry is taken back, and a customer enters when next spoken to.
 */
export function withStaff(before: VisitorState, staff: boolean, now: number): VisitorState {
  if (staff === (before.staff ?? false)) return before;
  const open = before.campaigns.filter(({ enteredAt, closed }) => enteredAt > 0 && !closed);
  const campaigns = before.campaigns.flatMap((memory) => {
    if (!open.includes(memory)) return memory;
    return memory.campaign === SHOP ? [] : { ...memory, enteredAt: 0 };
  });
  const experiments = open
    .filter(({ arm }) => arm !== "shop-holdout")
    .map((memory) => factOf(memory, now, { entered: -1 }));
  // Of staff nothing is told: what they had entered needs no taking back.
  const state = experiments.length > 0 ? tell(before, { experiments }, now) : before;
  return { ...state, campaigns, staff };
}
