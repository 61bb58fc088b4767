import type { Model } from "./model.ts";
import { type Ranked, rank } from "./rank.ts";
import type { RankSettings } from "./settings.ts";
import type { Trail } from "./trail.ts";

/** What is looked at together with what neighbours led to: fills a list where like visits are few. */
export function coViewed(
  model: Model,
  seen: Trail,
  found: readonly Ranked[],
  now: number,
  size: number,
  allows: (item: number) => boolean,
  settings: RankSettings,
): readonly Ranked[] {
  const seeds = found
    .map((entry) => entry.item)
    .filter((item) => !seen.items.includes(item))
    .slice(0, settings.seeds);
  if (seeds.length === 0) return [];
  const listed = new Set(found.map((entry) => entry.item));
  const asked: Trail = {
    items: seeds,
    stepsBack: seeds.map((_, place) => place),
    current: seeds[0] ?? null,
  };
  const slower = {
    ...settings,
    positionFade: settings.seedFade,
    matchFade: settings.seedFade,
  };
  return rank(model, asked, now, size, (item) => !listed.has(item) && allows(item), slower);
}
