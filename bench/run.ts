/**
 * `npm run bench [-- --full]`: the numbers of docs/ARCHITECTURE.md, measured here and now in one run.
 * Prints a table and writes bench/latest.json; `--full` grows to 100 000 visitors.
 */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs, promisify } from "node:util";
import * as v from "valibot";
import { recommendSpeed } from "./recommend-speed.ts";
import { billOf } from "./speed/bill.ts";
import { bytes } from "./speed/bytes.ts";
import { edgeSpeed } from "./speed/edge-speed.ts";
import { growth, type Size } from "./speed/growth.ts";
import { openLab } from "./speed/lab.ts";
import { pushDelay } from "./speed/push.ts";
import { rowsWritten } from "./speed/rows.ts";

const run = promisify(execFile);
const { values } = parseArgs({ options: { full: { type: "boolean", default: false } } });

const timing = v.object({ p50_us: v.number(), p99_us: v.number() });
const domain = v.object({
  campaigns: v.object({ 1: timing, 20: timing, 200: timing }),
  growth_1_to_200: v.number(),
  state_bytes: v.number(),
});

type Row = readonly [what: string, value: number | string, goal: string, isMet: boolean | null];

async function domainSpeed(): Promise<v.InferOutput<typeof domain>> {
  const { stdout } = await run(process.execPath, ["scripts/run.mjs", "bench/visit.ts"]);
  return v.parse(domain, JSON.parse(stdout));
}

function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

const startedAt = new Date();
const sizes = await bytes();
const push = await pushDelay();
const lab = await openLab();
const numbers = values.full ? [1000, 10_000, 100_000] : [1000, 3000];
const { edge, rows, grown } = await (async () => ({
  edge: await edgeSpeed(lab),
  rows: await rowsWritten(lab),
  grown: await growth(lab, numbers),
}))().finally(() => lab.close());
const pure = await domainSpeed();
const recommend = recommendSpeed();
const bill = billOf(rows, edge.visitP50Ms, grown.at(-1)?.bytes ?? Number.NaN);

function drift(of: (size: Size) => number): number {
  const [first, last] = [grown[0], grown.at(-1)];
  return first && last ? of(last) / of(first) : Number.NaN;
}

function atMost(what: string, value: number, goal: number, unit = ""): Row {
  return [what, value, `≤ ${goal}${unit}`, value <= goal];
}
const bare = (what: string, value: number | string): Row => [what, value, "", null];
const last = grown.at(-1)?.objects ?? 0;
const table: readonly Row[] = [
  atMost("tag with the shop's settings, brotli B", sizes.tag, 2500),
  atMost("a page that shows one banner, in all, brotli B", sizes.page, 8000),
  atMost("push worker, brotli B", sizes.pushWorker, 1500),
  atMost("dashboard JS + CSS, brotli B", sizes.dashboard, 60_000),
  atMost("npm start until all three answer, s", rounded(sizes.startMs / 1000), 10),
  bare("bare Worker → object → insert, p50 ms", rounded(edge.bareP50Ms)),
  bare("visit → decision, p50 ms", rounded(edge.visitP50Ms)),
  bare("visit → decision, p99 ms", rounded(edge.visitP99Ms)),
  atMost("visit p50 against bare", rounded(edge.p50Ratio), 1.5, "×"),
  bare("bare, 16 connections, requests/s", Math.round(edge.barePerSecond)),
  bare("visits, 16 connections, requests/s", Math.round(edge.visitsPerSecond)),
  ["visit rate against bare", rounded(edge.rateRatio), "≥ 0.5×", edge.rateRatio >= 0.5],
  atMost("rows written per visit call", rounded(rows.perVisit), 2),
  bare("rows written by a newcomer's first call", rows.first),
  bare(`rows of ${rows.calls} calls, alarms and flush included`, rows.total),
  bare("domain visit(), 20 campaigns, p50 µs", pure.campaigns[20].p50_us),
  atMost("domain visit(), 20 campaigns, p99 µs", pure.campaigns[20].p99_us, 100),
  atMost("domain visit(), 1 → 200 campaigns", pure.growth_1_to_200, 1.5, "×"),
  atMost("state of that visitor, B", pure.state_bytes, 8192),
  atMost("a list of recommendations, p90 ms", rounded(recommend.p90Ms, 3), 1),
  atMost("model of 100 000 visits, B", recommend.modelBytes, 8_000_000),
  bare(`visit p50 ms at ${grown[0]?.objects} visitors`, rounded(grown[0]?.p50Ms ?? Number.NaN)),
  bare(`visit p50 ms at ${last} visitors`, rounded(grown.at(-1)?.p50Ms ?? Number.NaN)),
  atMost(
    `time per visit, 1 000 → ${last} visitors`,
    rounded(drift(({ p50Ratio }) => p50Ratio)),
    1.1,
    "×",
  ),
  bare("a cart's push after its due time, median ms", Math.round(push.medianMs)),
  atMost("… at most, ms", Math.round(push.worstMs), 1000),
  atMost(`bytes per visitor, 1 000 → ${last}`, rounded(drift((size) => size.bytes)), 1.1, "×"),
  bare("bytes on disk per visitor", Math.round(grown.at(-1)?.bytes ?? Number.NaN)),
  bare("a million visitors kept for a month, list price $", rounded(bill.kept)),
  bare("a million events, list price $", rounded(bill.total)),
  bare("… of which rows written $", rounded(bill.rows)),
  bare("… of which requests $", rounded(bill.requests)),
  bare("… of which time $", rounded(bill.time)),
];

const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}`;
const date = startedAt.toISOString().slice(0, 16).replace("T", " ");
const lines = table.map(([what, value, goal, isMet]) => {
  const verdict = isMet === null ? "" : isMet ? "met" : "MISSED";
  return `${what.padEnd(50)} ${String(value).padStart(10)}  ${goal.padEnd(12)} ${verdict}`.trimEnd();
});
process.stdout.write(`${date} UTC, ${machine}\n${lines.join("\n")}\n`);
const latest = { date, machine, sizes, push, edge, rows, grown, pure, recommend, bill };
await writeFile("bench/latest.json", `${JSON.stringify(latest, null, 2)}\n`);
