import { coBought } from "./co-bought.ts";
import { coViewed } from "./co-viewed.ts";
import type { Model } from "./model.ts";
import { rank } from "./rank.ts";
import type { RankSettings } from "./settings.ts";
import { trail } from "./trail.ts";

/** An item that other visits lead to, and how. */
export interface Learned {
  readonly key: string;
  readonly step: "neighbours" | "co-bought" | "co-viewed";
}

/** The newest items looked at decide what goes with them. */
const ANCHORS = 3;

/** What other visits say comes next, the likeliest first; keys are oldest first. */
export function learned(
  model: Model,
  keys: readonly string[],
  now: number,
  size: number,
  allows: (key: string) => boolean,
  settings: RankSettings,
): readonly Learned[] {
  const seen = trail(model, keys, settings);
  const permits = (item: number) => allows(model.keys[item] ?? "");
  const list = new Map<number, Learned["step"]>();
  function add(items: readonly number[], step: Learned["step"]): void {
    for (const item of items) if (list.size < size && !list.has(item)) list.set(item, step);
  }
  const found = rank(model, seen, now, size, permits, settings);
  add(
    found.map((entry) => entry.item),
    "neighbours",
  );
  if (list.size < size) {
    add(coBought(model, seen.items.slice(0, ANCHORS), size, permits), "co-bought");
  }
  if (list.size < size) {
    const also = coViewed(model, seen, found, now, size, permits, settings);
    add(
      also.map((entry) => entry.item),
      "co-viewed",
    );
  }
  return [...list].map(([item, step]) => ({ key: model.keys[item] ?? "", step }));
}
