import type { Model } from "../edge/domain/recommend/model.ts";
import type { Ranker } from "./recommend-score.ts";

/** Parameters of VSTAN in its authors' words; each lambda is where a weight falls to a third. */
export interface VstanSettings {
  /** Newest visits that share an item (m), and the most similar of them that vote (k). */
  readonly candidates: number;
  readonly neighbours: number;
  /** Steps back in this visit: in similarity (spw) and for the matched item's votes (ipw). */
  readonly positionFade: number;
  readonly matchFade: number;
  /** Days of a neighbour's age (snh) and steps from its last shared item (inh). */
  readonly recencyDays: number;
  readonly distanceFade: number;
  /** Weight of an item's rarity (idf). */
  readonly rarity: number;
  readonly size: number;
}

/** The parameters that its authors found for other shops; which fits a set best is chosen on its validation part. */
export const publishedVstan: readonly VstanSettings[] = [
  [5000, 1500, 4.9, 1.225, 40, 4.9, 10],
  [10_000, 1500, 0.5, 2, 5, 2, 2],
  [10_000, 2000, 4, 1, 20, 0.5, 2],
  [2500, 1000, 3.62, 3.62, 100, 0.4525, 1],
  [1000, 500, 7.24, 3.62, 100, 3.62, 1],
].map(([candidates = 0, neighbours = 0, positionFade = 0, matchFade = 0, ...rest]) => {
  const [recencyDays = 0, distanceFade = 0, rarity = 0] = rest;
  const fades = { positionFade, matchFade, recencyDays, distanceFade };
  return { candidates, neighbours, ...fades, rarity, size: 20 };
});

const DAY_MS = 86_400_000;

/** VSTAN (Ludewig, Mauro, Latifi, Jannach: UMUAI 2021), the best published non-neural ranker: a second yardstick. */
export function vstan(model: Model, settings: VstanSettings): Ranker {
  const { candidates, neighbours, distanceFade, matchFade, rarity, size } = settings;
  const idf = rarities(model);
  return (prefix, at, allows) => {
    const seen = weighed(model, prefix, settings.positionFade);
    const near = similar(model, seen, at, settings).slice(0, candidates);
    const best = near.toSorted((a, b) => b.likeness - a.likeness).slice(0, neighbours);
    const scores = new Map<number, number>();
    for (const { visit, likeness } of best) {
      const items = itemsOf(model, visit);
      const last = items.findLastIndex((item) => seen.has(item));
      const stepsBack = seen.get(items[last] ?? -1)?.stepsBack ?? 0;
      const say = likeness * Math.exp(-stepsBack / matchFade);
      for (const [place, item] of items.entries()) {
        const worth = say * Math.exp(-Math.abs(place - last) / distanceFade);
        scores.set(item, (scores.get(item) ?? 0) + worth * (1 + rarity * (idf[item] ?? 0)));
      }
    }
    return [...scores]
      .toSorted(([, a], [, b]) => b - a)
      .map(([item]) => model.keys[item] ?? "")
      .filter(allows)
      .slice(0, size);
  };
}

interface Seen {
  readonly weight: number;
  readonly stepsBack: number;
}

/** This visit's items by their newest place. */
function weighed(model: Model, prefix: readonly string[], fade: number): ReadonlyMap<number, Seen> {
  const seen = new Map<number, Seen>();
  for (const [place, key] of prefix.entries()) {
    const stepsBack = prefix.length - 1 - place;
    const item = model.numberOf.get(key);
    if (item !== undefined) seen.set(item, { weight: Math.exp(-stepsBack / fade), stepsBack });
  }
  return seen;
}

/** Visits that share an item, newest first, with the cosine of both, damped by age. */
function similar(model: Model, seen: ReadonlyMap<number, Seen>, at: number, s: VstanSettings) {
  const shared = new Map<number, number>();
  let length = 0;
  for (const [item, { weight }] of seen) {
    length += weight ** 2;
    const end = model.postingStart[item + 1] ?? 0;
    for (let place = model.postingStart[item] ?? end; place < end; place++) {
      const visit = model.postings[place] ?? 0;
      shared.set(visit, (shared.get(visit) ?? 0) + weight);
    }
  }
  return [...shared]
    .toSorted(([a], [b]) => a - b)
    .slice(0, s.candidates)
    .map(([visit, sum]) => {
      const items = new Set(itemsOf(model, visit)).size;
      const days = Math.max(0, at - (model.endedAt[visit] ?? 0) * 1000) / DAY_MS;
      const cosine = sum / Math.sqrt(length * items);
      return { visit, likeness: cosine * Math.exp(-days / s.recencyDays) };
    });
}

function itemsOf(model: Model, visit: number): readonly number[] {
  return [...model.sequence.subarray(model.visitStart[visit], model.visitStart[visit + 1])];
}

/** ln(visits / clicks) of each item, as its authors reckon it. */
function rarities(model: Model): Float64Array {
  const clicks = new Float64Array(model.keys.length);
  for (const item of model.sequence) clicks[item] = (clicks[item] ?? 0) + 1;
  return clicks.map((count) => Math.log(model.visits / Math.max(1, count)));
}
