import { chances } from "./chances.ts";
import type { Model } from "./model.ts";
import { nearestVisits } from "./nearest-visits.ts";
import type { RankSettings } from "./settings.ts";
import type { Trail } from "./trail.ts";
import { vote } from "./vote.ts";

/** An item of the model and its chance of being the next one. */
export interface Ranked {
  readonly item: number;
  readonly chance: number;
}

/** What visits like this one went on to, the likeliest first; `allows` is asked only where it matters. */
export function rank(
  model: Model,
  seen: Trail,
  now: number,
  size: number,
  allows: (item: number) => boolean,
  settings: RankSettings,
): readonly Ranked[] {
  const near = nearestVisits(model, seen, now, settings);
  const voted = vote(model, seen, near, settings);
  chances(model, seen, voted, settings);
  const { score } = model.scratch;
  const top: Ranked[] = [];
  for (const item of voted) {
    const chance = score[item] ?? 0;
    score[item] = 0;
    const least = top.length < size ? 0 : (top.at(-1)?.chance ?? 0);
    if (chance > least && allows(item)) insert(top, { item, chance }, size);
  }
  return top;
}

function insert(top: Ranked[], entry: Ranked, size: number): void {
  let place = top.length;
  while (place > 0 && (top[place - 1]?.chance ?? 0) < entry.chance) place--;
  top.splice(place, 0, entry);
  if (top.length > size) top.pop();
}
