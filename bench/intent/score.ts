import { sigmoid } from "../../edge/domain/persona/probability/trees.ts";
import { auc } from "../auc.ts";

/** A prediction beside what happened. */
export interface Scored {
  readonly logOdds: number;
  readonly bought: boolean;
}

/** How good predictions were. */
export interface Score {
  readonly auc: number;
  readonly f1: number;
  readonly logloss: number;
  /** Mean distance between promised and real share of buyers, over ten equally full bins. */
  readonly calibration_error: number;
  readonly n: number;
}

const BINS = 10;

/** Judges predictions; who counts as "will buy" is whoever lies above the threshold. */
export function score(scored: readonly Scored[], threshold: number): Score {
  return {
    auc: auc(scored.map(({ logOdds, bought }) => ({ score: logOdds, positive: bought }))),
    f1: f1(scored, threshold),
    logloss: loss(scored),
    calibration_error: calibrationError(scored),
    n: scored.length,
  };
}

/** Mean log-loss in nats. */
export function loss(scored: readonly Scored[]): number {
  const sum = scored.reduce((before, { logOdds, bought }) => {
    const probability = Math.min(1 - 1e-12, Math.max(1e-12, sigmoid(logOdds)));
    return before - Math.log(bought ? probability : 1 - probability);
  }, 0);
  return sum / scored.length;
}

/** The threshold with the best F1 among these predictions. */
export function bestThreshold(scored: readonly Scored[]): number {
  const sorted = scored.toSorted((left, right) => right.logOdds - left.logOdds);
  const buyers = sorted.filter(({ bought }) => bought).length;
  let hits = 0;
  let best = { f1: -1, threshold: 0 };
  for (const [index, { logOdds, bought }] of sorted.entries()) {
    hits += Number(bought);
    const here = (2 * hits) / (index + 1 + buyers);
    if (here > best.f1) best = { f1: here, threshold: logOdds };
  }
  return best.threshold;
}

function f1(scored: readonly Scored[], threshold: number): number {
  const named = scored.filter(({ logOdds }) => logOdds >= threshold);
  const hits = named.filter(({ bought }) => bought).length;
  const buyers = scored.filter(({ bought }) => bought).length;
  return (2 * hits) / Math.max(1, named.length + buyers);
}

function calibrationError(scored: readonly Scored[]): number {
  const sorted = scored.toSorted((left, right) => left.logOdds - right.logOdds);
  let error = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const part = sorted.slice(
      Math.floor((bin * sorted.length) / BINS),
      Math.floor(((bin + 1) * sorted.length) / BINS),
    );
    const promised = part.reduce((sum, { logOdds }) => sum + sigmoid(logOdds), 0);
    error += Math.abs(promised - part.filter(({ bought }) => bought).length);
  }
  return error / scored.length;
}
