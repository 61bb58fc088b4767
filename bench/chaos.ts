/** `npm run chaos -- --kills 200 [--visitors 16] [--seed 1]`: the product under load, killed at random instants. */
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startEdge } from "#e2e/edge.ts";
import { storm } from "./chaos/storm.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "20" },
    visitors: { type: "string", default: "16" },
    seed: { type: "string", default: "1" },
  },
});
const dataDir = await mkdtemp(path.join(os.tmpdir(), "edgewise-chaos-"));
const edge = await startEdge({ dataDir });
const startedAt = Date.now();
const report = await storm(edge, {
  kills: Number(values.kills),
  visitors: Number(values.visitors),
  seed: Number(values.seed),
  everyMs: 1500,
  patienceMs: 150_000,
}).finally(async () => {
  await edge.stop();
  await rm(dataDir, { recursive: true, force: true });
});
const { expected, counted, ...rest } = report;
const isEqual = JSON.stringify(expected) === JSON.stringify(counted);
const seconds = Math.round((Date.now() - startedAt) / 1000);
process.stdout.write(
  `${JSON.stringify({ ...rest, expected, counted }, null, 2)}\n${
    isEqual && report.left === report.visitors
      ? `nothing was lost in ${report.kills} kills (${seconds} s)`
      : "BROKEN: what was counted differs from what was acknowledged"
  }\n`,
);
if (!isEqual || report.left !== report.visitors) process.exitCode = 1;
