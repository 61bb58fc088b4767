/**
 * `npm run simulate -- --visitors 1000 --days 30 --seed 1 [--faults] [--only 17]`: the real domain lives through
 * a month in virtual time and every promise is looked at after every step.
 */
import os from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { Broken } from "./broken.ts";
import { type Figures, together, Tolls } from "./tolls.ts";
import { simulate } from "./world.ts";

interface Plan {
  readonly visitors: number;
  readonly days: number;
  readonly seed: string;
  readonly faults: boolean;
  readonly closeEvery: number;
  /** The shops that this thread lives through. */
  readonly shops: readonly number[];
}

interface Failure {
  readonly shop: number;
  readonly sentence: string;
}

interface Report {
  readonly figures: Figures;
  readonly failures: readonly Failure[];
}

// So many visitors share one shop, its codes and its clock: small enough to be looked at alone.
const A_SHOP = 20;
const MAX_FAILURES = 5;

function live({ shops, seed, days, faults, visitors, closeEvery }: Plan): Report {
  const tolls = new Tolls(closeEvery);
  const failures: Failure[] = [];
  for (const shop of shops) {
    const here = Math.min(A_SHOP, visitors - shop * A_SHOP);
    try {
      simulate({ seed: `${seed}/${shop}`, visitors: here, days, faults }, tolls);
    } catch (error) {
      failures.push({ shop, sentence: tell(error) });
      if (failures.length >= MAX_FAILURES) break;
    }
  }
  return { figures: tolls.counts, failures };
}

function tell(error: unknown): string {
  if (error instanceof Broken) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function inThreads(plan: Plan): Promise<Report> {
  const threads = Math.max(1, Math.min(os.availableParallelism(), plan.shops.length));
  const reports = await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const shops = plan.shops.filter((_shop, index) => index % threads === thread);
      return new Promise<Report>((resolve, reject) => {
        const worker = new Worker(new URL(import.meta.url), {
          workerData: { ...plan, shops },
          // States live for one step: with room for many of them the collector has little to do.
          resourceLimits: { maxYoungGenerationSizeMb: 128 },
        });
        worker.once("message", resolve);
        worker.once("error", reject);
      });
    }),
  );
  return {
    figures: together(reports.map(({ figures }) => figures)),
    failures: reports.flatMap(({ failures }) => failures),
  };
}

function planOf(args: readonly string[]): Plan {
  const { values } = parseArgs({
    args: [...args],
    options: {
      visitors: { type: "string", default: "1000" },
      days: { type: "string", default: "30" },
      seed: { type: "string", default: "1" },
      only: { type: "string" },
      "close-every": { type: "string", default: "1" },
      faults: { type: "boolean", default: false },
    },
  });
  const visitors = Number(values.visitors);
  const all = Array.from({ length: Math.ceil(visitors / A_SHOP) }, (_, shop) => shop);
  return {
    visitors,
    days: Number(values.days),
    seed: values.seed,
    faults: values.faults,
    closeEvery: Number(values["close-every"]),
    shops: values.only === undefined ? all : [Number(values.only)],
  };
}

async function main(): Promise<void> {
  const plan = planOf(process.argv.slice(2));
  const startedAt = performance.now();
  const { figures, failures } = await inThreads(plan);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const { bytes, ...counts } = figures;
  const lines = Object.entries(counts).map(([name, count]) => `${name.padEnd(12)}${count}`);
  print([
    `seed ${plan.seed}, ${plan.days} days, ${plan.faults ? "with" : "without"} faults, ${seconds} s`,
    ...lines,
    `${"state".padEnd(12)}at most ${bytes} bytes`,
    ...failures.map(
      ({ shop, sentence }) =>
        `BROKEN in shop ${shop}: ${sentence}\n  again: npm run simulate -- --visitors ${plan.visitors} --days ${plan.days} --seed ${plan.seed}${plan.faults ? " --faults" : ""} --only ${shop}`,
    ),
    failures.length === 0 ? "every promise was kept" : `${failures.length} failures`,
  ]);
  if (failures.length > 0) process.exitCode = 1;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

if (isMainThread) await main();
else {
  const plan: Plan = workerData;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread's port, not a window.
  parentPort?.postMessage(live(plan));
}
