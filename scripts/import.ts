// `npm run import -- --events FILE.csv` brings a shop's event export into the edge as history, `--history FILE.csv` its
// customers' purchases.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { parseArgs } from "node:util";
import { readEvents } from "./import/events.ts";
import { readHistory } from "./import/history.ts";
import { Progress } from "./import/progress.ts";
import { type Target, post, read, targetOf } from "./admin/target.ts";

const CHUNK = 500;

const { values } = parseArgs({
  options: {
    events: { type: "string" },
    history: { type: "string" },
    site: { type: "string", default: "demo" },
    edge: { type: "string", default: "http://localhost:8787" },
    token: { type: "string" },
    rate: { type: "string" },
  },
});

async function run(): Promise<void> {
  const { events, history } = values;
  const source = events ?? history;
  if (source === undefined || (events !== undefined && history !== undefined))
    throw new Error("Say which file: npm run import -- --events FILE.csv, or --history FILE.csv");
  const rate = values.rate === undefined ? Infinity : Number(values.rate);
  if (!(rate > 0)) throw new Error("--rate is a number of rows per second.");
  const target = await targetOf(values);
  const file = await hashOf(source);
  const progress = new Progress(target, file);
  // The edge is the judge: if it knows less than we remember sending, begin anew.
  if (sum(await counted(target, file)) < progress.done) progress.done = 0;

  // A slow import is a steady one: a few calls a second, not a large one now and then.
  const perCall = Math.min(CHUNK, Math.ceil(rate / 5));
  const startedAt = performance.now();
  let sent = 0;
  let chunk = [];
  const rows =
    events === undefined
      ? readHistory(source, target.currency, file)
      : readEvents(source, target.currency);
  for await (const row of rows) {
    if (row.number <= progress.done) continue;
    chunk.push(row);
    if (chunk.length < perCall) continue;
    await deliver(target, file, chunk, progress);
    sent += chunk.length;
    chunk = [];
    const ahead = (sent / rate) * 1000 - (performance.now() - startedAt);
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead));
  }
  if (chunk.length > 0) await deliver(target, file, chunk, progress);
  progress.end();
  process.stdout.write(`${JSON.stringify(await counted(target, file))}\n`);
}

async function deliver(
  target: Target,
  file: string,
  rows: readonly { number: number }[],
  progress: Progress,
): Promise<void> {
  await post(target, `/imports/${file}`, { rows });
  progress.reach(rows.at(-1)?.number ?? 0);
}

/** What the edge counted of this file, by the export's own words. */
async function counted(target: Target, file: string): Promise<Record<string, number>> {
  const counts = await read(target, `/imports/${file}`);
  const words = {
    view: "product_view",
    cart: "cart_add",
    remove_from_cart: "cart_remove",
    purchase: "purchase",
  };
  return Object.fromEntries(
    Object.entries(words).map(([word, kind]) => [word, counts[`event/${kind}`] ?? 0]),
  );
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("base64url");
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
