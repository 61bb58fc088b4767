import type { Model } from "../edge/domain/recommend/model.ts";
import type { Ranker } from "./recommend-score.ts";

/** VMIS-kNN as published (Serenade, SIGMOD 2022): the yardstick that the shipped ranker has to beat. */
export function vmisKnn(
  model: Model,
  { candidates = 500, neighbours = 50, itemsUsed = 2, size = 20 } = {},
): Ranker {
  return (prefix, _at, allows) => {
    const window = prefix
      .slice(-itemsUsed)
      .toReversed()
      .map((key) => model.numberOf.get(key) ?? -1);
    const near = nearest(model, window, candidates).slice(0, neighbours);
    const scores = new Map<number, number>();
    for (const { visit, weight } of near) {
      const items = itemsOf(model, visit);
      const back = window.findIndex((item) => items.has(item)) + 1;
      const worth = Math.max(0, 1 - 0.1 * back) * weight;
      for (const item of items) {
        const rarity = model.rarity[item] ?? 0;
        scores.set(item, (scores.get(item) ?? 0) + worth * (rarity > 0 ? rarity : 1));
      }
    }
    if (window[0] !== undefined) scores.delete(window[0]);
    return [...scores]
      .toSorted(([, a], [, b]) => b - a)
      .map(([item]) => model.keys[item] ?? "")
      .filter(allows)
      .slice(0, size);
  };
}

/** The newest visits that share an item, the most similar first, among equals the newer. */
function nearest(model: Model, window: readonly number[], candidates: number) {
  const distinct = [...new Set(window)];
  const weights = new Map<number, number>();
  for (const item of distinct) {
    const weight = (window.length - window.indexOf(item)) / distinct.length;
    const end = model.postingStart[item + 1] ?? 0;
    for (let place = model.postingStart[item] ?? end; place < end; place++) {
      const visit = model.postings[place] ?? 0;
      weights.set(visit, (weights.get(visit) ?? 0) + weight);
    }
  }
  return [...weights]
    .map(([visit, weight]) => ({ visit, weight }))
    .toSorted((a, b) => a.visit - b.visit)
    .slice(0, candidates)
    .toSorted((a, b) => b.weight - a.weight);
}

function itemsOf(model: Model, visit: number): ReadonlySet<number> {
  return new Set(model.sequence.subarray(model.visitStart[visit], model.visitStart[visit + 1]));
}
