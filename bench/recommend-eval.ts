// How good is the ranker? `npm run eval:recommend -- --train F --test F`; see docs/RECOMMENDATIONS.md.
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { build } from "../edge/domain/recommend/build.ts";
import { load } from "../edge/domain/recommend/load.ts";
import type { Model } from "../edge/domain/recommend/model.ts";
import { rankSettings } from "../edge/domain/recommend/settings.ts";
import { percentile, type Protocol, type Ranker, score, shipped } from "./recommend-score.ts";
import { readSessions, type Session } from "./recommend-sessions.ts";
import { tune } from "./recommend-tune.ts";
import { vmisKnn } from "./vmis-knn.ts";
import { publishedVstan, vstan, type VstanSettings } from "./vstan.ts";

const USAGE =
  "eval:recommend -- --train F --test F [--protocol literature|product] [--min-prefix 1] [--tune [--valid F]] [--ranker shipped|vmis-knn|vstan]";
const TUNING_ROUNDS = 2;
const TAIL_SHARE = 0.1;

const { values } = parseArgs({
  options: {
    train: { type: "string" },
    test: { type: "string" },
    valid: { type: "string" },
    protocol: { type: "string", default: "literature" },
    "min-prefix": { type: "string", default: "1" },
    ranker: { type: "string", default: "shipped" },
    tune: { type: "boolean", default: false },
  },
});
const protocol = protocolOf(values.protocol);
const minPrefix = Number(values["min-prefix"]);
if (!values.train || !values.test || !protocol || !(minPrefix >= 1)) {
  process.stderr.write(`usage: ${USAGE}\n`);
  process.exit(2);
}

const train = await readSessions(values.train);
const test = await readSessions(values.test);
const begin = performance.now();
const buffer = build(visitsOf(train), everything());
const buildMs = performance.now() - begin;
const model = loaded(buffer);
const ranker = await rankerOf(values.ranker, protocol);
const result = score(ranker, test, { protocol, minPrefix, every: 1 });
const line = {
  hr20: rounded(result.hitRate),
  mrr20: rounded(result.reciprocalRank),
  p50_ms: rounded(percentile(result.latenciesMs, 0.5)),
  p90_ms: rounded(percentile(result.latenciesMs, 0.9)),
  p99_ms: rounded(percentile(result.latenciesMs, 0.99)),
  model_bytes: buffer.byteLength,
  build_ms: Math.round(buildMs),
  predictions: result.predictions,
};
process.stdout.write(`${JSON.stringify(line)}\n`);

async function rankerOf(name: string, by: Protocol): Promise<Ranker> {
  if (name === "vmis-knn") return vmisKnn(model);
  if (name === "vstan") return vstan(model, await bestVstan(by));
  return shipped(model, values.tune ? await tuned(train, by) : rankSettings);
}

/** A yardstick deserves its best: of the published parameters those that fit the validation part. */
async function bestVstan(by: Protocol): Promise<VstanSettings> {
  const [past, tail] = await split(train);
  const known = loaded(build(visitsOf(past), everything()));
  const options = { protocol: by, minPrefix, every: 1 };
  const tried = publishedVstan.map((one) => ({
    one,
    rank: score(vstan(known, one), tail, options).reciprocalRank,
  }));
  const best = tried.toSorted((a, b) => b.rank - a.rank)[0]?.one;
  if (!best) throw new Error("VSTAN has no parameters.");
  return best;
}

/** The test part is never looked at: without a validation file, the training part's newest tail is one. */
async function tuned(all: readonly Session[], by: Protocol) {
  const [past, tail] = await split(all);
  const best = tune(loaded(build(visitsOf(past), everything())), tail, by, TUNING_ROUNDS);
  process.stderr.write(`tuned: ${JSON.stringify(best)}\n`);
  return best;
}

async function split(all: readonly Session[]) {
  return values.valid ? ([all, await readSessions(values.valid)] as const) : splitTail(all);
}

function splitTail(all: readonly Session[]): readonly [readonly Session[], readonly Session[]] {
  const byTime = all.toSorted((a, b) => (a.times.at(-1) ?? 0) - (b.times.at(-1) ?? 0));
  const cut = Math.floor(byTime.length * (1 - TAIL_SHARE));
  return [byTime.slice(0, cut), byTime.slice(cut)];
}

function visitsOf(sessions: readonly Session[]) {
  return sessions.map((session) => ({
    at: session.times.at(-1) ?? 0,
    items: session.items.map((id) => ({ id, bought: false })),
  }));
}

/** Published figures are for the whole training part, so nothing is left out here. */
function everything() {
  return { visits: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };
}

function loaded(bytes: ArrayBuffer): Model {
  const ready = load(bytes);
  if (ready.kind === "broken") throw new Error(`The model is broken: ${ready.reason}`);
  return ready;
}

function protocolOf(name: string): Protocol | null {
  return name === "literature" || name === "product" ? name : null;
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
