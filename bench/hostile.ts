/** `npm run hostile -- --inputs 1000000 [--seed 1]`: hostile requests to every endpoint of the running product. */
import { parseArgs } from "node:util";
import { startEdge } from "#e2e/edge.ts";
import { siege } from "./hostile/siege.ts";

const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
  },
});
const edge = await startEdge();
const startedAt = Date.now();
const plan = { inputs: Number(values.inputs), seed: Number(values.seed) };
const report = await siege(edge, plan).finally(() => edge.stop());
const seconds = Math.round((Date.now() - startedAt) / 1000);
process.stdout.write(
  `${JSON.stringify(report, null, 2)}\n${report.inputs} inputs in ${seconds} s, ${report.bad.length} bad answers\n`,
);
if (report.bad.length > 0) process.exitCode = 1;
