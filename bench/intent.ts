import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { stratified } from "./intent/random.ts";
import { bestThreshold, score, type Score } from "./intent/score.ts";
import { type Columns, type Example, readShoppers } from "./intent/shoppers.ts";
import { scored, train } from "./intent/train.ts";

const usage = `usage: npm run eval:intent -- --train F (--test F | --cross-validate REPEATS) [--with-page-values | --live]
Trains with the code that trains the shipped model and prints one JSON line.
  --with-page-values  also PageValues, BounceRates and ExitRates, which only the shop's analytics know
  --live              only the features of the shipped model
  --cross-validate    no test file: five stratified folds, the mean over so many repeats\n`;

const { values } = parseArgs({
  options: {
    train: { type: "string" },
    test: { type: "string" },
    "cross-validate": { type: "string" },
    "with-page-values": { type: "boolean", default: false },
    live: { type: "boolean", default: false },
  },
});

const columns: Columns = values["with-page-values"]
  ? "with-page-values"
  : values.live
    ? "live"
    : "tag-visible";

if (values.train !== undefined && values.test !== undefined) {
  print(judge(read(values.train), read(values.test)));
} else if (values.train !== undefined && values["cross-validate"] !== undefined) {
  print(crossValidate(read(values.train), Number(values["cross-validate"])));
} else {
  process.stderr.write(usage);
  process.exitCode = 2;
}

function read(file: string): readonly Example[] {
  return readShoppers(readFileSync(file, "utf8"), columns);
}

function judge(examples: readonly Example[], unseen: readonly Example[]): Score {
  const { trees, heldOut } = train(examples);
  return score(scored(trees, unseen), bestThreshold(heldOut));
}

function crossValidate(examples: readonly Example[], repeats: number): Score {
  const scores: Score[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const parts = stratified(examples, 5, `repeat ${repeat}`);
    for (const part of parts) {
      scores.push(judge(parts.filter((other) => other !== part).flat(), part));
    }
  }
  const mean = (name: keyof Score) =>
    scores.reduce((sum, one) => sum + one[name], 0) / scores.length;
  return {
    auc: mean("auc"),
    f1: mean("f1"),
    logloss: mean("logloss"),
    calibration_error: mean("calibration_error"),
    n: examples.length,
  };
}

function print(result: Score): void {
  const digits = Object.entries(result).map(([name, value]) => [name, Number(value.toFixed(4))]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(digits))}\n`);
}
