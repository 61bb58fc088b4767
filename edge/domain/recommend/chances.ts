import { habitsOf, rate } from "./habits.ts";
import type { Model } from "./model.ts";
import type { RankSettings } from "./settings.ts";
import type { Trail } from "./trail.ts";

/**
 * Turns votes into chances of being the next item, in place.
 * How likely visitors repeat, go back or go on differs from shop to shop by a factor of a thousand, so the
 * three share out what this shop's own visits show; votes only decide within each. Votes overstate the
 * difference between items; their roots come closer to chances.
 */
export function chances(
  model: Model,
  seen: Trail,
  voted: readonly number[],
  settings: RankSettings,
): void {
  const { score } = model.scratch;
  const habits = habitsOf(model.habits);
  const place = new Map(seen.items.map((item, index) => [item, index]));
  let seenSum = 0;
  let freshSum = 0;
  for (const item of voted) {
    if (item === seen.current) continue;
    const back = place.get(item);
    const votes = score[item] ?? 0;
    if (back === undefined) {
      freshSum += score[item] = Math.sqrt(votes);
    } else {
      const habit = rate(habits.back, Math.max(1, back) - 1);
      seenSum += score[item] = votes ** settings.seenSharpness * habit;
    }
  }
  const others = seen.items.length - (seen.current === null ? 0 : 1);
  const repeat = seen.current === null ? 0 : rate(habits.repeat, others);
  const revisit = Math.min(1 - repeat, rate(habits.revisit, others) * settings.revisitWorth);
  const fresh = Math.max(1e-9, 1 - repeat - revisit);
  for (const item of voted) {
    const votes = score[item] ?? 0;
    if (item === seen.current) score[item] = repeat;
    else score[item] = place.has(item) ? (votes * revisit) / seenSum : (votes * fresh) / freshSum;
  }
}
