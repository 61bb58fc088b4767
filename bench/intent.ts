import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { stratified } from "./intent/random.ts";
import { auc } from "./auc.ts";
import { estimate } from "./persona/bootstrap.ts";
import { type Scored, bestThreshold, score, type Score } from "./intent/score.ts";
import { type Columns, type Example, readShoppers } from "./intent/shoppers.ts";
import { relearnt, shopWhere } from "./intent/other-shop.ts";
import { scored, train } from "./intent/train.ts";

const FOLDS = 5;

/** How good predictions were, and between what bounds the ranking's quality lies (95 %). */
interface Judged extends Score {
  readonly auc_interval: readonly [low: number, high: number];
}

const usage = `usage: npm run eval:intent -- --train F (--test F | --cross-validate REPEATS [--buyers SHARE]) [--with-page-values | --live]
Trains with the code that trains the shipped model and prints one JSON line.
  --with-page-values  also PageValues, BounceRates and ExitRates, which only the shop's analytics know
  --live              only the features of the shipped model
  --cross-validate    no test file: five stratified folds, the mean over so many repeats
  --buyers            the unseen visits become a shop where only this share buys; half of them teach, the other half
                      judges how true the probabilities are before and after\n`;

const { values } = parseArgs({
  options: {
    train: { type: "string" },
    test: { type: "string" },
    "cross-validate": { type: "string" },
    "with-page-values": { type: "boolean", default: false },
    live: { type: "boolean", default: false },
    buyers: { type: "string" },
  },
});

const columns: Columns = values["with-page-values"]
  ? "with-page-values"
  : values.live
    ? "live"
    : "tag-visible";

const { train: training, test: testing, "cross-validate": times, buyers } = values;
if (training !== undefined && testing !== undefined) {
  const { found, ...judged } = judge(read(training), read(testing));
  print({ ...judged, auc_interval: interval(found) });
} else if (training !== undefined && times !== undefined) {
  const folds = [...foldsOf(read(training), Number(times))];
  if (buyers === undefined) print(meanOf(folds.map(({ rest, part }) => judge(rest, part))));
  else print(elsewhere(folds, Number(buyers)));
} else {
  process.stderr.write(usage);
  process.exitCode = 2;
}

function read(file: string): readonly Example[] {
  return readShoppers(readFileSync(file, "utf8"), columns);
}

function judge(examples: readonly Example[], unseen: readonly Example[]): Tried {
  const { trees, heldOut } = train(examples);
  const found = scored(trees, unseen);
  return { ...score(found, bestThreshold(heldOut)), found };
}

interface Tried extends Score {
  readonly found: readonly Scored[];
}

interface Fold {
  readonly rest: readonly Example[];
  readonly part: readonly Example[];
}

function* foldsOf(examples: readonly Example[], repeats: number): Generator<Fold> {
  for (let repeat = 0; repeat < repeats; repeat++) {
    const parts = stratified(examples, FOLDS, `repeat ${repeat}`);
    for (const part of parts) yield { part, rest: parts.filter((other) => other !== part).flat() };
  }
}

/** The mean; its interval by the folds of one repeat, because more repeats add no visits. */
function meanOf(scores: readonly Score[]): Judged {
  const mean = (name: keyof Score) =>
    scores.reduce((sum, one) => sum + one[name], 0) / scores.length;
  const middle = mean("auc");
  const variance =
    scores.reduce((sum, one) => sum + (one.auc - middle) ** 2, 0) / Math.max(1, scores.length - 1);
  const margin = 1.96 * Math.sqrt(variance / FOLDS);
  return {
    auc: middle,
    f1: mean("f1"),
    logloss: mean("logloss"),
    calibration_error: mean("calibration_error"),
    n: Math.round(mean("n") * FOLDS),
    auc_interval: [middle - margin, middle + margin],
  };
}

/** A shop with another share of buyers, before and after it has taught the model its own. */
function elsewhere(folds: readonly Fold[], share: number) {
  const shops = folds.map(({ rest, part }, fold) => {
    const { trees } = train(rest);
    const visits = shopWhere(share, scored(trees, part), `shop ${fold}`);
    return relearnt(visits, Math.floor(visits.length / 2), `teach ${fold}`);
  });
  const mean = (when: "before" | "after", name: keyof Score) =>
    shops.reduce((sum, shop) => sum + shop[when][name], 0) / shops.length;
  const of = (when: "before" | "after") => ({
    logloss: mean(when, "logloss"),
    calibration_error: mean(when, "calibration_error"),
  });
  const taught = shops.reduce((sum, shop) => sum + shop.taught, 0) / shops.length;
  return { before: of("before"), after: of("after"), taught: Math.round(taught) };
}

function interval(found: readonly Scored[]): readonly [number, number] {
  const cases = found.map(({ logOdds, bought }) => ({ score: logOdds, positive: bought }));
  const { low = Number.NaN, high = Number.NaN } = estimate(cases, auc, 200) ?? {};
  return [low, high];
}

function print(result: object): void {
  const text = JSON.stringify(result, (_, value: unknown) =>
    typeof value === "number" ? Number(value.toFixed(4)) : value,
  );
  process.stdout.write(`${text}\n`);
}
