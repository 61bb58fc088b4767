import { performance } from "node:perf_hooks";
import { build, buildLimits } from "../edge/domain/recommend/build.ts";
import { learned } from "../edge/domain/recommend/learned.ts";
import { load } from "../edge/domain/recommend/load.ts";
import { rankSettings } from "../edge/domain/recommend/settings.ts";
import { percentile } from "./recommend-score.ts";
import { keysOf, syntheticVisits } from "./recommend-synthetic.ts";

interface RecommendFigures {
  readonly visits: number;
  readonly products: number;
  readonly modelBytes: number;
  readonly buildMs: number;
  readonly loadMs: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
}

const QUESTIONS = 3000;
const WARM_UP = 300;

/** Builds, loads and asks a model of 100 000 visits and 50 000 products, through the shipped code. */
export function recommendSpeed(): RecommendFigures {
  const visits = 100_000;
  const products = 50_000;
  const past = syntheticVisits({ visits, products, seed: 1 });
  const begin = performance.now();
  const buffer = build(past, buildLimits);
  const buildMs = performance.now() - begin;
  const opened = performance.now();
  const model = load(buffer);
  // The first load, with cold code, is what an isolate pays.
  const loadMs = performance.now() - opened;
  if (model.kind === "broken") throw new Error(model.reason);
  const now = past.at(-1)?.at ?? 0;
  const asked = syntheticVisits({ visits: QUESTIONS + WARM_UP, products, seed: 2 });
  const times = asked.map((visit) => {
    const keys = keysOf(visit);
    const start = performance.now();
    learned(model, keys, now, 20, () => true, rankSettings);
    return performance.now() - start;
  });
  const latencies = Float64Array.from(times.slice(WARM_UP)).toSorted();
  return {
    visits: model.visits,
    products: model.keys.length,
    modelBytes: buffer.byteLength,
    buildMs,
    loadMs,
    p50Ms: percentile(latencies, 0.5),
    p90Ms: percentile(latencies, 0.9),
    p99Ms: percentile(latencies, 0.99),
  };
}
