import { hasBit, type Model } from "./model.ts";

/** The newest visits of an item say enough about what goes with it. */
const VISITS_READ = 2000;

/** Items that left the shop in the same visit as one of these, the most telling first. */
export function coBought(
  model: Model,
  anchors: readonly number[],
  size: number,
  allows: (item: number) => boolean,
): readonly number[] {
  const together = new Map<number, number>();
  for (const anchor of anchors) {
    for (const basket of baskets(model, anchor)) {
      for (const item of basket) together.set(item, (together.get(item) ?? 0) + 1);
    }
  }
  return [...together]
    .filter(([item]) => !anchors.includes(item) && allows(item))
    .map(([item, count]) => ({ item, lift: count / Math.sqrt(visitsOf(model, item)) }))
    .toSorted((a, b) => b.lift - a.lift)
    .slice(0, size)
    .map((entry) => entry.item);
}

/** What was bought in each visit that bought this item. */
function baskets(model: Model, item: number): readonly ReadonlySet<number>[] {
  const start = model.postingStart[item] ?? 0;
  const end = Math.min(model.postingStart[item + 1] ?? 0, start + VISITS_READ);
  const found: ReadonlySet<number>[] = [];
  for (const visit of model.postings.subarray(start, end)) {
    const basket = boughtIn(model, visit);
    if (basket.has(item)) found.push(basket);
  }
  return found;
}

/** The items bought in one visit. */
export function boughtIn(model: Model, visit: number): ReadonlySet<number> {
  const basket = new Set<number>();
  const end = model.visitStart[visit + 1] ?? 0;
  for (let entry = model.visitStart[visit] ?? 0; entry < end; entry++) {
    if (hasBit(model.bought, entry)) basket.add(model.sequence[entry] ?? 0);
  }
  return basket;
}

function visitsOf(model: Model, item: number): number {
  return (model.postingStart[item + 1] ?? 0) - (model.postingStart[item] ?? 0);
}
