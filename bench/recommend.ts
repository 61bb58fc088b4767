// How fast is the ranker on a full model? `npm run bench:recommend` prints one table.
import { cpus } from "node:os";
import { recommendSpeed } from "./recommend-speed.ts";
import { recommendInWorkerd } from "./recommend-workerd.ts";

const figures = recommendSpeed();
const inside = await recommendInWorkerd();
const rows = [
  ["visits in the model", figures.visits, ""],
  ["products in the model", figures.products, ""],
  ["model, bytes", figures.modelBytes, "at most 8 000 000"],
  ["build, ms", Math.round(figures.buildMs), ""],
  ["load with cold code, ms", figures.loadMs.toFixed(1), "at most 50"],
  ["a list of 20, p50 ms", figures.p50Ms.toFixed(3), ""],
  ["a list of 20, p90 ms", figures.p90Ms.toFixed(3), "at most 1"],
  ["a list of 20, p99 ms", figures.p99Ms.toFixed(3), ""],
  ["in workerd: load, ms", inside.loadMs.toFixed(1), "at most 50"],
  ["in workerd: p50 ms", inside.p50Ms.toFixed(3), ""],
  ["in workerd: p90 ms", inside.p90Ms.toFixed(3), "at most 1"],
  ["in workerd: p99 ms", inside.p99Ms.toFixed(3), ""],
] as const;
const table = rows.map(
  ([name, value, goal]) => `${name.padEnd(26)} ${String(value).padStart(10)}   ${goal}`,
);
process.stdout.write(
  `Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}\n${table.join("\n")}\n`,
);
