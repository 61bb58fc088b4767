import { strainAt } from "../decide/patience.ts";
import type { Session } from "../session/session.ts";
import type { Patience, VisitorState } from "../state.ts";
import { summed } from "./campaigns.ts";

/** How much of one person's patience two devices have used up. */
export function joinedPatience(
  left: VisitorState,
  right: VisitorState,
  session: Session,
): Patience {
  const [mine, theirs] = [left.patience, right.patience];
  const latest = left.session.lastAt >= right.session.lastAt ? left : right;
  const isNow = latest.patience.visit === latest.session.visits;
  const strainedAt = Math.max(mine.strainAt, theirs.strainAt);
  const [day, today] = summed([mine.day, mine.today], [theirs.day, theirs.today]);
  const [week, inWeek] = summed([mine.week, mine.inWeek], [theirs.week, theirs.inWeek]);
  return {
    visit: isNow ? session.visits : 0,
    // Still the same page: the visit may have gained the other device's.
    page: isNow && latest.patience.page === latest.session.visit.pages ? session.visit.pages : 0,
    interruptions: isNow ? latest.patience.interruptions : 0,
    strain: strainAt(mine, strainedAt) + strainAt(theirs, strainedAt),
    strainAt: strainedAt,
    dismissedAt: Math.max(mine.dismissedAt, theirs.dismissedAt),
    messageAt: Math.max(mine.messageAt, theirs.messageAt),
    day,
    today,
    week,
    inWeek,
    discountAt: Math.max(mine.discountAt, theirs.discountAt),
  };
}
