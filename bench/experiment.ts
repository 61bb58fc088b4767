// The proof that the proof is sound: `npm run proof:experiment -- [RUNS]`.
import { cpus } from "node:os";
import { findings } from "./experiment-claims.ts";

const runs = Number(process.argv[2] ?? 2_000);
const startedAt = performance.now();
let isSound = true;
process.stdout.write(
  `${runs} experiments each, looked at every day; Node ${process.version}, ${cpus().length} cores\n`,
);
for (const { claim, measured, holds } of findings(runs)) {
  isSound &&= holds;
  process.stdout.write(`${holds ? "holds" : "FALLS"}  ${claim.padEnd(72)} ${measured}\n`);
}
const seconds = Math.round((performance.now() - startedAt) / 1000);
process.stdout.write(`${seconds} s\n`);
process.exit(isSound ? 0 : 1);
