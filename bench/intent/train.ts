import { logOdds, type Trees } from "../../edge/domain/persona/probability/trees.ts";
import { binned } from "./borders.ts";
import { boost, type GrownTree, type Question } from "./boost.ts";
import { platt } from "./platt.ts";
import { stratified } from "./random.ts";
import { loss, type Scored } from "./score.ts";
import type { Example } from "./shoppers.ts";

const FOLDS = 5;
// As many as 4 kB hold, with all that a tag sees.
const TREES = 80;
const SHARES = [0.2, 0.4, 0.6, 0.8, 1];
// Whole points of a hundredth: two digits a leaf, and the same bytes on every machine.
const POINT = 0.02;

/** The trees, and what they said of each example while they had not seen it. */
export interface Trained {
  readonly trees: Trees;
  readonly heldOut: readonly Scored[];
}

/** Trains and calibrates: the number of trees, slope and intercept come from five folds that the scored example was not in. */
export function train(examples: readonly Example[]): Trained {
  const parts = stratified(examples, FOLDS, "folds");
  const folds = parts.map((part) => ({
    part,
    trees: fit(parts.filter((other) => other !== part).flat()),
  }));
  const heldOut = (length: number) =>
    folds.flatMap(({ part, trees }) => scored(shortened(trees, length), part));
  const lengths = SHARES.map((share) => Math.round(share * TREES));
  const lossOf = new Map(lengths.map((length) => [length, loss(heldOut(length))]));
  const [length = TREES] = lengths.toSorted(
    (left, right) => (lossOf.get(left) ?? 0) - (lossOf.get(right) ?? 0),
  );
  const raw = heldOut(length);
  const { slope, intercept } = platt(raw);
  const trees = fit(examples, length);
  return {
    trees: {
      ...trees,
      slope: rounded(trees.slope * slope),
      intercept: rounded(trees.intercept * slope + intercept),
    },
    heldOut: raw.map((one) => ({ ...one, logOdds: one.logOdds * slope + intercept })),
  };
}

/** What these trees say of these examples. */
export function scored(trees: Trees, examples: readonly Example[]): readonly Scored[] {
  return examples.map(({ features, bought }) => ({ logOdds: logOdds(trees, features), bought }));
}

function shortened(trees: Trees, length: number): Trees {
  return { ...trees, trees: trees.trees.slice(0, length) };
}

function fit(examples: readonly Example[], length = TREES): Trees {
  const names = Object.keys(examples[0]?.features ?? {});
  const features = names.map((name) =>
    binned(
      name,
      examples.map((example) => example.features[name] ?? 0),
    ),
  );
  const bought = Uint8Array.from(examples, (example) => Number(example.bought));
  const share = bought.reduce((sum, one) => sum + one, 0) / bought.length;
  return {
    ...packed(boost(features, bought, length)),
    slope: POINT,
    intercept: Math.log(share / (1 - share)),
  };
}

function packed(grown: readonly GrownTree[]): Omit<Trees, "slope" | "intercept"> {
  const known = new Map<string, { readonly number: number; readonly question: Question }>();
  const numberOf = (question: Question) => {
    const name = `${question.feature.name} ${question.bin}`;
    const number = known.get(name)?.number ?? known.size;
    known.set(name, { number, question });
    return number;
  };
  const trees = grown.map(({ questions, leaves }) => [
    ...questions.map(numberOf),
    ...leaves.map((points) => Math.round(points / POINT)),
  ]);
  const questions = [...known.values()].map(({ question }) => question);
  const features = [...new Set(questions.map(({ feature }) => feature.name))];
  return {
    features,
    questions: questions.map(({ feature }) => features.indexOf(feature.name)),
    borders: questions.map(({ feature, bin }) => feature.borders[bin] ?? 0),
    trees,
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
