import { performance } from "node:perf_hooks";
import { bestSellers } from "../edge/domain/recommend/demand.ts";
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

/** Answers the items expected next, the likeliest first: `prefix` is oldest first, `at` is epoch ms. */
export type Ranker = (
  prefix: readonly string[],
  at: number,
  allows: (key: string) => boolean,
) => readonly string[];

const SIZE = 20;

/** The product's own ranker, best sellers filling what visits leave open. */
export function shipped(model: Model, settings: RankSettings): Ranker {
  const popular = bestSellers(model);
  return (prefix, at, allows) => {
    const list = learned(model, prefix, at, SIZE, allows, settings);
    const keys = new Set(list.map((entry) => entry.key));
    for (const key of popular) {
      if (keys.size === SIZE) break;
      if (allows(key)) keys.add(key);
    }
    return [...keys];
  };
}

/** Asks for the next item after every prefix of every session. */
export function score(ranker: Ranker, sessions: readonly Session[], options: ScoreOptions): Score {
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
      const list = ranker(prefix, times[length - 1] ?? 0, allows);
      latencies.push(performance.now() - begin);
      const place = list.indexOf(items[length] ?? "");
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
