import type { Model } from "../edge/domain/recommend/model.ts";
import { type RankSettings, rankSettings } from "../edge/domain/recommend/settings.ts";
import { draw } from "../edge/domain/draw.ts";
import { type Protocol, score, shipped } from "./recommend-score.ts";
import type { Session } from "./recommend-sessions.ts";

/** What the search may try; settings not named here do not depend on the data set. */
const choices: Partial<Record<keyof RankSettings, readonly number[]>> = {
  itemsUsed: [3, 5, 10, 20],
  candidates: [1000, 2500, 5000],
  neighbours: [200, 500, 1500],
  positionFade: [1, 2, 4, 6, 10],
  matchFade: [0.7, 1, 1.5, 2, 4],
  distanceFade: [2, 3, 4, 6],
  beforeWorth: [0.5, 0.7, 0.9, 1.1],
  recencyDays: [5, 15, 30, 60, 200],
  lengthDamping: [0, 0.2, 0.5],
  sharedRarity: [0, 1, 3],
  candidateRarity: [0.3, 1, 5],
  returnsUsed: [2, 3, 4, 6],
  returnWorth: [1, 1.15, 1.3, 1.5],
  seeds: [5, 10, 20],
};

/** Predictions that one trial is judged on: enough to tell a percent. */
const PREDICTIONS = 3000;

/** Walks from the defaults, one setting at a time, keeping what does better on the validation sessions. */
export function tune(
  model: Model,
  validation: readonly Session[],
  protocol: Protocol,
  rounds: number,
): RankSettings {
  const steps = validation.reduce((sum, session) => sum + session.items.length - 1, 0);
  const every = Math.max(1, Math.floor(steps / PREDICTIONS));
  function worth(settings: RankSettings): number {
    const result = score(shipped(model, settings), validation, {
      protocol,
      minPrefix: 1,
      every,
    });
    return result.hitRate + 2 * result.reciprocalRank;
  }
  let best = rankSettings;
  let bestWorth = worth(best);
  for (let round = 0; round < rounds; round++) {
    for (const [name, values] of shuffled(Object.entries(choices), round)) {
      for (const value of values) {
        const trial = { ...best, [name]: value };
        const trialWorth = worth(trial);
        if (trialWorth <= bestWorth) continue;
        best = trial;
        bestWorth = trialWorth;
      }
    }
  }
  return best;
}

function shuffled<T>(list: readonly T[], round: number): readonly T[] {
  return list
    .map((entry, index) => ({ entry, key: draw(`tune ${round}`, String(index)) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ entry }) => entry);
}
