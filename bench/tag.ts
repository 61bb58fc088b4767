/** `npm run bench:tag [-- --rounds 3 --part cost|loss --only NAME,…]`: what the tag costs a page and loses, beside its peers. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { launchChromium } from "#e2e/chromium.ts";
import type { TagSettings } from "#protocol/tag.ts";
import { buildTag } from "../tracker/build.mjs";
import { type Cost, costOf } from "./tag/cost.ts";
import { lossOf } from "./tag/loss.ts";
import { buildRivals, type Rival } from "./tag/peers.ts";
import { startShop } from "./tag/shop.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    part: { type: "string" },
    only: { type: "string" },
  },
});
const EMPTY = "an empty page";
const folder = await mkdtemp(path.join(os.tmpdir(), "edgewise-bench-tag-"));
const shop = await startShop();
const browser = await launchChromium();

async function ours(): Promise<Rival> {
  await buildTag(folder);
  const settings: TagSettings = {
    site: "shop",
    edge: shop.endpoint,
    consent: "granted",
    theme: {},
  };
  const core = await readFile(path.join(folder, "t.js"), "utf8");
  const script = core.replace("__EDGEWISE_SETTINGS__", () => JSON.stringify(settings));
  return { name: "Edgewise", script, tell: `edgewise("custom",{name:NAME})` };
}

/** The least that loses nothing: a list that leaves as a beacon, and a look into storage. */
function control(endpoint: string): Rival {
  const code = `(()=>{var q=[{name:"page_view"}];localStorage.control;window.tell=n=>q.push({name:n,at:performance.now()});
    addEventListener("visibilitychange",()=>{if(document.hidden)navigator.sendBeacon(${JSON.stringify(`${endpoint}/v1/control`)},JSON.stringify(q.splice(0)))})})()`;
  return { name: "a control", script: code, tell: "tell(NAME)" };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

const write = (line: string): boolean => process.stdout.write(`${line}\n`);
const one = (value: number): string => value.toFixed(1);

async function printCosts(rivals: readonly Rival[]): Promise<void> {
  const costs = new Map<string, Cost[]>();
  // Round by round: what else the machine does falls on all of them.
  for (let round = 0; round < Number(values.rounds); round++)
    for (const { name, script, tell } of rivals) {
      shop.script = script;
      costs.set(name, [...(costs.get(name) ?? []), await costOf(browser, shop.origin, tell)]);
    }
  const of = (name: string, fact: keyof Cost): number =>
    median((costs.get(name) ?? []).map((cost) => cost[fact]));
  const over = (name: string, fact: keyof Cost, digits = 1): string =>
    (of(name, fact) - of(EMPTY, fact)).toFixed(digits);
  write(
    "| tag | script B | eval ms | script ms until idle | long tasks, TBT ms | handler ms a click | script ms a wheel step | INP ms | CLS | requests | heap kB |",
  );
  write("|---|---|---|---|---|---|---|---|---|---|---|");
  for (const { name, script } of rivals) {
    const bytes = script && brotliCompressSync(script).length;
    const facts = [
      over(name, "evalMs"),
      over(name, "scriptMs"),
      `${over(name, "longTasks", 0)}, ${over(name, "blockingMs", 0)}`,
      over(name, "clickMs", 2),
      over(name, "scrollMs", 2),
      of(name, "inpMs").toFixed(0),
      of(name, "shift").toFixed(2),
      over(name, "requests", 0),
      over(name, "heapKb", 0),
    ];
    write(`| ${name} | ${bytes} | ${facts.join(" | ")} |`);
  }
}

async function printLosses(rivals: readonly Rival[]): Promise<void> {
  write(
    "\n| tag | navigate / close / killed of 4 | offline, stays / returns of 3 | preflights | routes (ideal 100011) |",
  );
  write("|---|---|---|---|---|");
  for (const { name, script, tell } of rivals) {
    if (!script) continue;
    shop.script = script;
    const loss = await lossOf(browser, shop, tell);
    write(
      `| ${name} | ${loss.navigate} / ${loss.close} / ${loss.killed} | ${loss.offlineStays} / ${loss.offlineReturns} | ${loss.preflights} | ${loss.routes} |`,
    );
  }
}

try {
  shop.folder = folder;
  const wanted = values.only?.split(",");
  const peers = await buildRivals(folder, shop.endpoint, wanted);
  const rivals = [
    { name: EMPTY, script: "", tell: "" },
    control(shop.endpoint),
    await ours(),
    ...peers,
  ].filter(({ name }) => name === EMPTY || !wanted || wanted.includes(name));
  write(
    `${new Date().toISOString().slice(0, 10)}, Chromium ${browser.version()}, ${os.cpus()[0]?.model}, ${os.cpus().length} cores, load ${one(os.loadavg()[0] ?? 0)}; processor four times slower; medians of ${values.rounds}, over the empty page\n`,
  );
  if (values.part !== "loss") await printCosts(rivals);
  if (values.part !== "cost") await printLosses(rivals);
} finally {
  await browser.close();
  await shop.close();
  await rm(folder, { recursive: true });
}
