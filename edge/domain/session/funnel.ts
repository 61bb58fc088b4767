import { stages, type Stage } from "#protocol/event.ts";
import type { Session } from "./session.ts";

/** The stages that this visit is now known to have reached and was not before: each counts once a visit. */
export function newlyReached(before: Session | null, after: Session): readonly Stage[] {
  const { startedAt } = after.visit;
  const had = before && before.lastAt >= startedAt ? furthest(before, startedAt) : NONE;
  return stages.slice(had + 1, furthest(after, startedAt) + 1);
}

const NONE = -1;

/** How far a visit has come; who reached a stage has passed the ones before it, told or not. */
function furthest({ visit, reached }: Session, since: number): number {
  const filled = (visit.counts.cartAdds ?? 0) > 0 ? stages.indexOf("cart") : NONE;
  return stages.reduce(
    (far, stage, index) => ((reached[stage] ?? 0) >= since ? index : far),
    filled,
  );
}
