import { build as bundle } from "esbuild";
import { Miniflare } from "miniflare";
import { build, buildLimits } from "../edge/domain/recommend/build.ts";
import { percentile } from "./recommend-score.ts";
import { keysOf, syntheticVisits } from "./recommend-synthetic.ts";

interface WorkerdFigures {
  readonly loadMs: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
}

const PRODUCTS = 50_000;
const VISITS = 100_000;
const QUESTIONS = 1000;
const WARM_UP = 100;
const STARTS = 5;

/** The same model inside workerd: the best of some cold loads, and answers. */
export async function recommendInWorkerd(): Promise<WorkerdFigures> {
  const past = syntheticVisits({ visits: VISITS, products: PRODUCTS, seed: 1 });
  const asked = syntheticVisits({ visits: QUESTIONS + WARM_UP, products: PRODUCTS, seed: 2 });
  const { outputFiles } = await bundle({
    entryPoints: ["bench/recommend-worker.ts"],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    logLevel: "error",
  });
  const script = outputFiles[0]?.text ?? "";
  const model = build(past, buildLimits);
  const loads: number[] = [];
  // What else the machine does only ever adds; every start is a cold one.
  for (let start = 1; start < STARTS; start++) {
    await inWorkerd(script, async (ask) => loads.push(...(await ask("PUT", model))));
  }
  return inWorkerd(script, async (ask) => {
    loads.push(...(await ask("PUT", model)));
    const now = past.at(-1)?.at ?? 0;
    const times = await ask("POST", JSON.stringify({ now, trails: asked.map(keysOf) }));
    const sorted = Float64Array.from(times.slice(WARM_UP)).toSorted();
    return {
      loadMs: Math.min(...loads),
      p50Ms: percentile(sorted, 0.5),
      p90Ms: percentile(sorted, 0.9),
      p99Ms: percentile(sorted, 0.99),
    };
  });
}

type Ask = (method: string, body: ArrayBuffer | string) => Promise<readonly number[]>;

async function inWorkerd<T>(script: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const edge = new Miniflare({
    modules: [{ type: "ESModule", path: "worker.mjs", contents: script }],
    compatibilityDate: "2026-04-01",
  });
  try {
    return await work(async (method, body) => {
      const answer = await edge.dispatchFetch("http://edge.example/", { method, body });
      const times: unknown = await answer.json();
      return Array.isArray(times) ? times.map(Number) : [];
    });
  } finally {
    await edge.dispose();
  }
}
