import { performance } from "node:perf_hooks";
import { hottest } from "../edge/domain/recommend/hottest.ts";
import { learned } from "../edge/domain/recommend/learned.ts";
import type { Model } from "../edge/domain/recommend/model.ts";
import type { RankSettings } from "../edge/domain/recommend/settings.ts";
import type { Session } from "./recommend-sessions.ts";

/** `literature`: the current item may be proposed and repeats count. `product`: it is dropped, repeats are skipped. */
export type Protocol = "literature" | "product";

export interface ScoreOptions {
  readonly protocol: Protocol;
  /** Shortest prefix that is asked for its next item. */
  readonly minPrefix: number;
  /** Ask only every n-th prefix. */
  readonly every: number;
}

export interface Score {
  readonly hitRate: number;
  readonly reciprocalRank: number;
  readonly predictions: number;
  /** Ascending. */
  readonly latenciesMs: Float64Array;
}

const SIZE = 20;

/** Asks the shipped ranker for the next item after every prefix of every session. */
export function score(
  model: Model,
  sessions: readonly Session[],
  settings: RankSettings,
  options: ScoreOptions,
): Score {
  const popular = hottest(model, 2 * SIZE, () => true).map((item) => model.keys[item] ?? "");
  const latencies: number[] = [];
  let hits = 0;
  let reciprocal = 0;
  let asked = 0;
  for (const session of sessions) {
    const { items, times } = options.protocol === "product" ? withoutRepeats(session) : session;
    for (let length = options.minPrefix; length < items.length; length++) {
      if (asked++ % options.every > 0) continue;
      const prefix = items.slice(0, length);
      const dropped = options.protocol === "product" ? prefix.at(-1) : undefined;
      const allows = (key: string) => key !== dropped;
      const begin = performance.now();
      const list = learned(model, prefix, times[length - 1] ?? 0, SIZE, allows, settings);
      latencies.push(performance.now() - begin);
      const place = filled(list, popular, allows).indexOf(items[length] ?? "");
      if (place < 0) continue;
      hits++;
      reciprocal += 1 / (place + 1);
    }
  }
  return {
    hitRate: hits / Math.max(1, latencies.length),
    reciprocalRank: reciprocal / Math.max(1, latencies.length),
    predictions: latencies.length,
    latenciesMs: Float64Array.from(latencies).toSorted(),
  };
}

/** The last step of the chain: best sellers fill what is left. */
function filled(
  list: readonly { readonly key: string }[],
  popular: readonly string[],
  allows: (key: string) => boolean,
): readonly string[] {
  const keys = new Set(list.map((entry) => entry.key));
  for (const key of popular) if (keys.size < SIZE && allows(key)) keys.add(key);
  return [...keys];
}

function withoutRepeats({ items, times }: Session): Session {
  const kept = items.flatMap((item, index) => (item === items[index - 1] ? [] : [index]));
  return {
    items: kept.map((index) => items[index] ?? ""),
    times: kept.map((index) => times[index] ?? 0),
  };
}

export function percentile(ascending: Float64Array, share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0;
}
