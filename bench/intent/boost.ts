import { draw } from "../../edge/domain/draw.ts";
import { QUESTIONS_PER_TREE } from "../../edge/domain/persona/probability/trees.ts";
import type { Binned } from "./borders.ts";

/** One question: is this feature in a bin above this one? */
export interface Question {
  readonly feature: Binned;
  readonly bin: number;
}

export interface GrownTree {
  readonly questions: readonly Question[];
  readonly leaves: readonly number[];
}

const LEARNING_RATE = 0.18;
const RIDGE = 3;
const SHARE_OF_ROWS = 0.7;
const SHARE_OF_FEATURES = 0.6;
const LEAVES = 1 << QUESTIONS_PER_TREE;

interface Gradients {
  readonly slopes: Float64Array;
  readonly curvatures: Float64Array;
  readonly leaves: Uint8Array;
  readonly rows: readonly number[];
}

/** Grows trees one after another, each on what the ones before got wrong (second-order gradient boosting of the log-loss). */
export function boost(
  features: readonly Binned[],
  bought: Uint8Array,
  length: number,
): readonly GrownTree[] {
  const scores = new Float64Array(bought.length);
  const share = bought.reduce((sum, one) => sum + one, 0) / bought.length;
  scores.fill(Math.log(share / (1 - share)));
  const trees: GrownTree[] = [];
  for (let round = 0; round < length; round++) {
    const tree = grow(features, gradients(scores, bought, round), round);
    trees.push(tree);
    for (const row of scores.keys()) {
      scores[row] = (scores[row] ?? 0) + (tree.leaves[leafOf(tree.questions, row)] ?? 0);
    }
  }
  return trees;
}

/** The leaf that a training example falls into. */
export function leafOf(questions: readonly Question[], row: number): number {
  let leaf = 0;
  for (const [bit, { feature, bin }] of questions.entries()) {
    if ((feature.bins[row] ?? 0) > bin) leaf |= 1 << bit;
  }
  return leaf;
}

function gradients(scores: Float64Array, bought: Uint8Array, round: number): Gradients {
  const probabilities = scores.map((score) => 1 / (1 + Math.exp(-score)));
  return {
    slopes: probabilities.map((probability, row) => (bought[row] ?? 0) - probability),
    curvatures: probabilities.map((probability) => probability * (1 - probability)),
    leaves: new Uint8Array(bought.length),
    rows: [...scores.keys()].filter((row) => draw(`rows ${round}`, String(row)) < SHARE_OF_ROWS),
  };
}

function grow(features: readonly Binned[], data: Gradients, round: number): GrownTree {
  const offered = features.filter(
    ({ name, borders }) =>
      borders.length > 0 && draw(`features ${round}`, name) < SHARE_OF_FEATURES,
  );
  const questions: Question[] = [];
  for (let level = 0; level < QUESTIONS_PER_TREE; level++) {
    const question = bestQuestion(offered.length > 0 ? offered : features, data, 1 << level);
    questions.push(question);
    for (const row of data.rows) {
      if ((question.feature.bins[row] ?? 0) <= question.bin) continue;
      data.leaves[row] = (data.leaves[row] ?? 0) | (1 << level);
    }
  }
  const slope = new Float64Array(LEAVES);
  const curvature = new Float64Array(LEAVES);
  for (const row of data.rows) {
    const leaf = data.leaves[row] ?? 0;
    slope[leaf] = (slope[leaf] ?? 0) + (data.slopes[row] ?? 0);
    curvature[leaf] = (curvature[leaf] ?? 0) + (data.curvatures[row] ?? 0);
  }
  return {
    questions,
    leaves: [...slope].map((sum, leaf) => (LEARNING_RATE * sum) / ((curvature[leaf] ?? 0) + RIDGE)),
  };
}

function bestQuestion(features: readonly Binned[], data: Gradients, leaves: number): Question {
  let best: Question | null = null;
  let bestGain = -Infinity;
  for (const feature of features) {
    for (const [bin, gain] of gains(feature, data, leaves).entries()) {
      if (gain <= bestGain) continue;
      bestGain = gain;
      best = { feature, bin };
    }
  }
  if (best === null) throw new Error("No feature takes more than one value.");
  return best;
}

function gains(feature: Binned, data: Gradients, leaves: number): Float64Array {
  const width = feature.borders.length + 1;
  const slope = new Float64Array(leaves * width);
  const curvature = new Float64Array(leaves * width);
  for (const row of data.rows) {
    const cell = (data.leaves[row] ?? 0) * width + (feature.bins[row] ?? 0);
    slope[cell] = (slope[cell] ?? 0) + (data.slopes[row] ?? 0);
    curvature[cell] = (curvature[cell] ?? 0) + (data.curvatures[row] ?? 0);
  }
  const gain = new Float64Array(width - 1);
  for (let leaf = 0; leaf < leaves; leaf++) {
    const cells = [leaf * width, (leaf + 1) * width] as const;
    const allSlope = slope.subarray(...cells).reduce((sum, one) => sum + one, 0);
    const allCurvature = curvature.subarray(...cells).reduce((sum, one) => sum + one, 0);
    let below = 0;
    let curved = 0;
    for (let bin = 0; bin < width - 1; bin++) {
      below += slope[leaf * width + bin] ?? 0;
      curved += curvature[leaf * width + bin] ?? 0;
      gain[bin] =
        (gain[bin] ?? 0) +
        below ** 2 / (curved + RIDGE) +
        (allSlope - below) ** 2 / (allCurvature - curved + RIDGE);
    }
  }
  return gain;
}
