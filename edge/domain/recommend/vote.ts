import { hasBit, type Model } from "./model.ts";
import type { Neighbours } from "./nearest-visits.ts";
import { STEPS_KEPT } from "./select-visits.ts";
import type { RankSettings } from "./settings.ts";
import type { Trail } from "./trail.ts";

/**
 * Lets each neighbour vote for its items: the nearer to a shared item and the later, the more; bought ones count more.
 * Leaves the votes in the model's scratch and answers which items got some.
 */
export function vote(
  model: Model,
  seen: Trail,
  near: Neighbours,
  settings: RankSettings,
): readonly number[] {
  const { sequence, visitStart, bought, rarity } = model;
  const { score, best, shared } = model.scratch;
  for (const [index, item] of seen.items.entries()) {
    shared[item] = Math.exp(-(seen.stepsBack[index] ?? 0) / settings.matchFade);
  }
  const fade = Math.exp(-1 / settings.distanceFade);
  const ahead = new Float64Array(STEPS_KEPT);
  const voted: number[] = [];
  for (let index = 0; index < near.visits.length; index++) {
    const visit = near.visits[index] ?? 0;
    const weight = near.weights[index] ?? 0;
    const start = visitStart[visit] ?? 0;
    const end = visitStart[visit + 1] ?? 0;
    // Two sweeps give each entry its strongest shared item: one carries those ahead of it, one those behind.
    let carried = 0;
    for (let entry = end - 1; entry >= start; entry--) {
      carried *= fade;
      ahead[entry - start] = carried * settings.beforeWorth;
      carried = Math.max(carried, shared[sequence[entry] ?? 0] ?? 0);
    }
    carried = 0;
    for (let entry = start; entry < end; entry++) {
      const item = sequence[entry] ?? 0;
      carried = Math.max(carried * fade, shared[item] ?? 0);
      const say = Math.max(carried, ahead[entry - start] ?? 0);
      const worth = hasBit(bought, entry) ? say * settings.purchaseWorth : say;
      best[item] = Math.max(best[item] ?? 0, worth);
    }
    for (let entry = start; entry < end; entry++) {
      const item = sequence[entry] ?? 0;
      const say = best[item] ?? 0;
      // An item that occurs twice in a visit votes once, with its stronger say.
      if (say === 0) continue;
      best[item] = 0;
      const before = score[item] ?? 0;
      if (before === 0) voted.push(item);
      score[item] = before + weight * say * (1 + settings.candidateRarity * (rarity[item] ?? 0));
    }
  }
  for (const item of seen.items) shared[item] = 0;
  return voted;
}
