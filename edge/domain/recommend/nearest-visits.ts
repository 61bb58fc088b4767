import type { Model } from "./model.ts";
import { largest } from "./nth-largest.ts";
import { STEPS_KEPT } from "./select-visits.ts";
import type { RankSettings } from "./settings.ts";
import type { Trail } from "./trail.ts";

/** Past visits that resemble this one, each with its weight. */
export interface Neighbours {
  readonly visits: Uint32Array;
  readonly weights: Float64Array;
}

/** Above every visit's number: this item's postings are used up. */
const END = 0xffff_ffff;

/**
 * The most similar among the newest visits that share an item with the trail.
 * All postings run from new to old, so merging them may stop at the first `candidates` visits (VMIS-kNN).
 */
export function nearestVisits(
  model: Model,
  seen: Trail,
  now: number,
  settings: RankSettings,
): Neighbours {
  const { postings, postingStart } = model;
  const lists = seen.items.length;
  const cursor = seen.items.map((item) => postingStart[item] ?? 0);
  const end = seen.items.map((item) => postingStart[item + 1] ?? 0);
  const head = new Uint32Array(lists);
  for (let list = 0; list < lists; list++) head[list] = headAt(postings, cursor[list], end[list]);
  const worth = seen.items.map(
    (item, list) =>
      Math.exp(-(seen.stepsBack[list] ?? 0) / settings.positionFade) *
      (1 + settings.sharedRarity * (model.rarity[item] ?? 0)),
  );
  const reach = Math.min(settings.candidates, model.visits);
  const visits = new Uint32Array(reach);
  const weights = new Float64Array(reach);
  const fade = fading(model, now, settings);
  let found = 0;
  while (found < reach) {
    let newest = END;
    for (let list = 0; list < lists; list++) newest = Math.min(newest, head[list] ?? END);
    if (newest === END) break;
    let shared = 0;
    for (let list = 0; list < lists; list++) {
      if (head[list] !== newest) continue;
      shared += worth[list] ?? 0;
      const next = (cursor[list] ?? 0) + 1;
      cursor[list] = next;
      head[list] = headAt(postings, next, end[list]);
    }
    visits[found] = newest;
    weights[found++] = shared * fade(newest);
  }
  return strongest(visits.subarray(0, found), weights.subarray(0, found), settings.neighbours);
}

function headAt(postings: Uint32Array, cursor = 0, end = 0): number {
  return cursor < end ? (postings[cursor] ?? END) : END;
}

const HOUR_S = 3600;

/** What age and length leave of a visit's weight; asked from new to old, it reckons anew only once an hour of age. */
function fading(model: Model, now: number, settings: RankSettings): (visit: number) => number {
  const { endedAt, visitStart } = model;
  const nowS = now / 1000;
  const fadeHours = settings.recencyDays * 24;
  const damped = Float64Array.from(
    { length: STEPS_KEPT + 1 },
    (_, length) => Math.max(1, length) ** -settings.lengthDamping,
  );
  let hours = 0;
  let left = 1;
  return (visit) => {
    const age = Math.floor((nowS - (endedAt[visit] ?? 0)) / HOUR_S);
    if (age > hours) {
      hours = age;
      left = Math.exp(-age / fadeHours);
    }
    return left * (damped[(visitStart[visit + 1] ?? 0) - (visitStart[visit] ?? 0)] ?? 0);
  };
}

/** Keeps the `count` heaviest; among equals the newer, which come first. */
function strongest(visits: Uint32Array, weights: Float64Array, count: number): Neighbours {
  if (visits.length <= count) return { visits, weights };
  const least = largest(weights.slice(), count);
  let equals = count;
  for (const weight of weights) if (weight > least) equals--;
  const keptVisits = new Uint32Array(count);
  const keptWeights = new Float64Array(count);
  let kept = 0;
  for (let index = 0; index < visits.length; index++) {
    const weight = weights[index] ?? 0;
    if (weight < least || (weight === least && equals-- <= 0)) continue;
    keptVisits[kept] = visits[index] ?? 0;
    keptWeights[kept++] = weight;
  }
  return { visits: keptVisits, weights: keptWeights };
}
