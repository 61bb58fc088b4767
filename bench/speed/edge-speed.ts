import { latencies, median, quantile, rate } from "./client.ts";
import { type Lab, meet, openShop, visitClient } from "./lab.ts";

/** The product against its yardstick, both in the same runs. */
export interface EdgeSpeed {
  readonly bareP50Ms: number;
  readonly visitP50Ms: number;
  readonly visitP99Ms: number;
  /** Median of the runs' ratios. */
  readonly p50Ratio: number;
  readonly barePerSecond: number;
  readonly visitsPerSecond: number;
  readonly rateRatio: number;
}

const RUNS = 5;
const VISITS = 400;
const CALLERS = 16;
const RATE_MS = 1500;

export async function edgeSpeed(lab: Lab): Promise<EdgeSpeed> {
  const { site } = await openShop(lab.product);
  const one = { bare: visitClient(lab.bare, 1), visit: visitClient(lab.product, 1) };
  const many = { bare: visitClient(lab.bare, CALLERS), visit: visitClient(lab.product, CALLERS) };
  const known = (name: string) => meet(one.visit, site, name);
  const next = { bare: await known("bench-bare"), visit: await known("bench-visit") };
  const names = Array.from({ length: CALLERS }, (_, index) => `crowd-${index}`);
  const crowd = await Promise.all(names.map(known));
  await latencies(one.bare, bodies(next.bare));
  await latencies(one.visit, bodies(next.visit));
  const runs: EdgeSpeed[] = [];
  for (let run = 0; run < RUNS; run++) {
    const bare = await latencies(one.bare, bodies(next.bare));
    const visit = await latencies(one.visit, bodies(next.visit));
    const bareRate = await rate(many.bare, CALLERS, RATE_MS, (caller) => crowd[caller]?.() ?? "");
    const visitRate = await rate(many.visit, CALLERS, RATE_MS, (caller) => crowd[caller]?.() ?? "");
    runs.push({
      bareP50Ms: quantile(bare, 0.5),
      visitP50Ms: quantile(visit, 0.5),
      visitP99Ms: quantile(visit, 0.99),
      p50Ratio: quantile(visit, 0.5) / quantile(bare, 0.5),
      barePerSecond: bareRate,
      visitsPerSecond: visitRate,
      rateRatio: visitRate / bareRate,
    });
  }
  for (const client of [one.bare, one.visit, many.bare, many.visit]) client.close();
  const mid = (name: keyof EdgeSpeed) => median(runs.map((run) => run[name]));
  return {
    bareP50Ms: mid("bareP50Ms"),
    visitP50Ms: mid("visitP50Ms"),
    visitP99Ms: mid("visitP99Ms"),
    p50Ratio: mid("p50Ratio"),
    barePerSecond: mid("barePerSecond"),
    visitsPerSecond: mid("visitsPerSecond"),
    rateRatio: mid("rateRatio"),
  };
}

function bodies(next: () => string): readonly string[] {
  return Array.from({ length: VISITS }, next);
}
