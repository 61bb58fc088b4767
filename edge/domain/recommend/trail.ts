import type { Model } from "./model.ts";
import type { RankSettings } from "./settings.ts";

/** What a visitor looked at, as the ranker reads it: distinct items, newest first. */
export interface Trail {
  readonly items: readonly number[];
  /** For each of them, how many steps ago it was last seen. */
  readonly stepsBack: readonly number[];
  /** The item that the visitor is at, if the model knows it. */
  readonly current: number | null;
}

/** Reads item keys, oldest first; what the model has never seen only takes up its step. */
export function trail(model: Model, keys: readonly string[], settings: RankSettings): Trail {
  const items: number[] = [];
  const stepsBack: number[] = [];
  for (let back = 0; back < keys.length && items.length < settings.itemsUsed; back++) {
    const item = model.numberOf.get(keys[keys.length - 1 - back] ?? "");
    if (item === undefined || items.includes(item)) continue;
    items.push(item);
    stepsBack.push(back);
  }
  return { items, stepsBack, current: stepsBack[0] === 0 ? (items[0] ?? null) : null };
}
