import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { until } from "#e2e/until.ts";
import { latencies, median, quantile } from "./client.ts";
import { type Lab, meet, openShop, visitClient } from "./lab.ts";

/** What a visit takes when so many visitors are known. */
export interface Size {
  readonly objects: number;
  /** A known visitor's next batch, ms. */
  readonly p50Ms: number;
  /** The same as a multiple of the bare Worker's in the same minute: what the machine does besides cancels out. */
  readonly p50Ratio: number;
  /** On disk, for each visitor. */
  readonly bytes: number;
}

const SAMPLE = 300;
const RUNS = 5;
const AT_ONCE = 8;
const ASLEEP_AFTER_MS = 180_000;

/** Makes visitors up to each of these numbers, and measures there. */
export async function growth(lab: Lab, numbers: readonly number[]): Promise<readonly Size[]> {
  const { site } = await openShop(lab.product);
  const crowd = visitClient(lab.product, AT_ONCE);
  const one = visitClient(lab.product, 1);
  const bare = visitClient(lab.bare, 1);
  const before = await bytesIn(lab.dataDir);
  const visitors: (() => string)[] = [];
  const sizes: Size[] = [];
  for (const objects of numbers) {
    let next = visitors.length;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let mine = next++; mine < objects; mine = next++)
          visitors.push(await meet(crowd, site, `grown-${mine}`));
      }),
    );
    // Those who came last are awake in any case: what differs is how many others there are.
    const sample = () => visitors.slice(-SAMPLE).map((visitor) => visitor());
    const runs: { p50Ms: number; p50Ratio: number }[] = [];
    for (let run = 0; run < RUNS; run++) {
      const bareMs = quantile(await latencies(bare, sample()), 0.5);
      const p50Ms = quantile(await latencies(one, sample()), 0.5);
      runs.push({ p50Ms, p50Ratio: p50Ms / bareMs });
    }
    const mid = (name: "p50Ms" | "p50Ratio") => median(runs.map((run) => run[name]));
    await fallenAsleep(lab.dataDir, objects);
    const bytes = ((await bytesIn(lab.dataDir)) - before) / objects;
    sizes.push({ objects, p50Ms: mid("p50Ms"), p50Ratio: mid("p50Ratio"), bytes });
  }
  crowd.close();
  one.close();
  bare.close();
  return sizes;
}

/** Waits for nearly all to sleep: what somebody awake has written lies in a log beside the database. */
async function fallenAsleep(folder: string, objects: number): Promise<void> {
  await until(async () => {
    const names = await readdir(folder, { recursive: true });
    return names.filter((name) => name.endsWith(".sqlite-wal")).length < objects / 50;
  }, ASLEEP_AFTER_MS);
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(".sqlite"))
      .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
