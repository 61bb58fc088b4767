import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { en } from "../edge/domain/refusal/words/en.ts";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { agreed, openShop } from "../bench/chaos/ledger.ts";
import { Shopper } from "../bench/chaos/shopper.ts";
import { freePort, startEdge } from "./support/edge.ts";
import { fill, ownDisk } from "./support/own-disk.ts";
import { workerdOf } from "./support/processes.ts";
import { until } from "./support/until.ts";

const VISITORS = 4;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "edgewise-disk-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test("a full disk is told with a sentence and in the terminal, and loses nothing that was acknowledged, killed or not", async () => {
  const edge = await startEdge({ dataDir: folder, within: ownDisk(folder, "size=64m") });
  try {
    const shop = await openShop(edge);
    const shoppers = Array.from({ length: VISITORS }, (_, at) => new Shopper(shop, `disk-${at}`));
    const over = new AbortController();
    const browsing = Promise.all(
      shoppers.map((shopper) => shopper.browse(() => over.signal.aborted)),
    );
    await until(() => shoppers.every(({ tally }) => tally.batches > 3), 30_000);
    const makeRoom = fill(edge.pid, folder);
    const refusals = () => shoppers.flatMap((shopper) => shopper.refusals);
    await until(() => refusals().length > 4, 30_000);
    process.kill(await workerdOf(edge.pid), "SIGKILL");
    await sleep(2000);
    makeRoom();
    await until(() => edge.printed().includes("runs again"), 30_000);
    await sleep(1000);
    over.abort();
    await browsing;
    // A cart counts as left by an alarm alone.
    await sleep(2000);
    await Promise.all(shoppers.map((shopper) => shopper.buy()));

    for (const refusal of new Set(refusals())) {
      expect(JSON.parse(refusal)).toMatchObject({ sentence: en.errors.failed });
    }
    expect(edge.printed()).toContain("database or disk is full");
    const expected = shoppers.reduce<Counts>((sum, { tally }) => addCounts(sum, tally.counts), {});
    const plan = { patienceMs: 30_000, visitors: VISITORS };
    expect(await agreed(shop, expected, plan)).toMatchObject(expected);
  } finally {
    await edge.stop();
  }
}, 180_000);

test("a data folder that can only be read is one line that says what to do", async () => {
  const [program = "", ...before] = ownDisk(folder, "size=1m,ro");
  const ports = [`--port=${await freePort()}`, `--shop-port=${await freePort()}`];
  const start = ["scripts/start.mjs", "--built", ...ports, `--data=${folder}`];
  const child = spawn(program, [...before, process.execPath, ...start]);
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(child, "exit");
  expect(child.exitCode).toBe(1);
  expect(said.trim()).toBe(`Cannot write to ${folder} (EROFS); choose another folder with --data.`);
});
