/**
 * A small ensemble of symmetric decision trees: each asks three questions of the form "is this feature above that border?"
 * and adds the points of the leaf that the answers lead to.
 */
export interface Trees {
  /** Names of the features that the questions use. */
  readonly features: readonly string[];
  /** Question n asks whether feature `features[questions[n]]` is above `borders[n]`. */
  readonly questions: readonly number[];
  readonly borders: readonly number[];
  /** Per tree: three question numbers, then the points of its eight leaves. */
  readonly trees: readonly (readonly number[])[];
  /** Turns the points' sum into log-odds. */
  readonly slope: number;
  readonly intercept: number;
}

export const QUESTIONS_PER_TREE = 3;

/** The log-odds that these trees give to a visit with these features. */
export function logOdds(trees: Trees, features: Readonly<Record<string, number>>): number {
  const values = trees.features.map((name) => features[name] ?? 0);
  const answers = trees.questions.map(
    (feature, question) => (values[feature] ?? 0) > (trees.borders[question] ?? 0),
  );
  let points = 0;
  for (const tree of trees.trees) {
    let leaf = 0;
    for (let bit = 0; bit < QUESTIONS_PER_TREE; bit++) {
      if (answers[tree[bit] ?? 0]) leaf |= 1 << bit;
    }
    points += tree[QUESTIONS_PER_TREE + leaf] ?? 0;
  }
  return trees.intercept + trees.slope * points;
}

/** Turns log-odds into a probability. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
