import { returnChance } from "./habits.ts";
import type { Model } from "./model.ts";
import type { RankSettings } from "./settings.ts";
import type { Trail } from "./trail.ts";

/** Something unseen always stays possible, whatever the habits add up to. */
const LEAST_FRESH = 0.05;

/**
 * Turns votes into chances of being the next item, in place.
 * How likely visitors stay, go back or go on differs from shop to shop by orders of magnitude, and votes
 * do not tell it: the newest items seen get what this shop's visits show, the others share the rest by votes.
 */
export function chances(
  model: Model,
  seen: Trail,
  voted: readonly number[],
  settings: RankSettings,
): void {
  const { score } = model.scratch;
  const returns = returnChances(model, seen, settings.returnsUsed);
  let votes = 0;
  let left = 1;
  for (const item of voted) {
    const chance = returns.get(item);
    if (chance === undefined) votes += score[item] ?? 0;
    else left -= chance;
  }
  const perVote = Math.max(LEAST_FRESH, left) / votes;
  for (const item of voted) {
    const chance = returns.get(item);
    if (chance === undefined) score[item] = (score[item] ?? 0) * perVote;
    else score[item] = chance * (item === seen.current ? 1 : settings.returnWorth);
  }
}

/** The chance to go to each of the newest items seen. */
function returnChances(model: Model, seen: Trail, count: number): ReadonlyMap<number, number> {
  // At an item unknown to the model, the newest known one is already one back.
  const first = seen.current === null ? 1 : 0;
  const others = seen.items.length - 1 + first;
  return new Map(
    seen.items
      .slice(0, count)
      .map((item, index) => [item, returnChance(model.habits, others, index + first)]),
  );
}
