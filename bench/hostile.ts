/** `npm run hostile -- --inputs 1000000 [--seed 1]`: hostile requests to every endpoint of the running product. */
import { parseArgs } from "node:util";
import { openBesieged } from "./hostile/besieged.ts";
import { siege } from "./hostile/siege.ts";

const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
  },
});
const besieged = await openBesieged();
const startedAt = Date.now();
const plan = { inputs: Number(values.inputs), seed: Number(values.seed) };
const { bad, answers, endpoints, slowestMs, memory } = await siege(besieged, plan).finally(() =>
  besieged.stop(),
);
const lines = [
  ...Object.entries(answers)
    .toSorted(([left], [right]) => left.localeCompare(right))
    .map(([answer, times]) => `${answer.padEnd(24)}${times}`),
  "",
  ...Object.entries(endpoints).map(
    ([name, { times, ms }]) =>
      `${name.padEnd(24)}${String(times).padStart(8)}  ${(ms / times).toFixed(1)} ms`,
  ),
  "",
  ...bad.map(({ attack, because }) => `BAD ${because}\n  ${attack}`),
  `memory ${memory.early} MB after the first tenth, at most ${memory.most} MB, ${memory.end} MB in the end`,
  `${plan.inputs} inputs in ${Math.round((Date.now() - startedAt) / 1000)} s, slowest ${Math.round(slowestMs)} ms, ${bad.length} bad answers`,
];
process.stdout.write(`${lines.join("\n")}\n`);
if (bad.length > 0) process.exitCode = 1;
process.exit();
