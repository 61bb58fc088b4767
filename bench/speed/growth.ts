import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { latencies, quantile } from "./client.ts";
import { type Lab, openShop, visitClient, visitorOf } from "./lab.ts";

/** What a visit takes when so many visitors are known. */
export interface Size {
  readonly objects: number;
  /** A known visitor's next batch, ms. */
  readonly p50Ms: number;
  /** On disk, for each visitor. */
  readonly bytes: number;
}

const SAMPLE = 300;
const AT_ONCE = 8;

/** Makes visitors up to each of these numbers, and measures there. */
export async function growth(lab: Lab, numbers: readonly number[]): Promise<readonly Size[]> {
  const { site } = await openShop(lab.product);
  const crowd = visitClient(lab.product, AT_ONCE);
  const one = visitClient(lab.product, 1);
  const before = await bytesIn(lab.dataDir);
  const visitors: (() => string)[] = [];
  const sizes: Size[] = [];
  for (const objects of numbers) {
    let next = visitors.length;
    while (visitors.length < objects) visitors.push(visitorOf(site, `grown-${visitors.length}`));
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let mine = next++; mine < objects; mine = next++)
          await crowd.post(visitors[mine]?.() ?? "");
      }),
    );
    const bytes = ((await bytesIn(lab.dataDir)) - before) / objects;
    // Those who came last are awake in any case: what differs is how many others there are.
    const sample = visitors.slice(-SAMPLE).map((visitor) => visitor());
    sizes.push({ objects, p50Ms: quantile(await latencies(one, sample), 0.5), bytes });
  }
  crowd.close();
  one.close();
  return sizes;
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      // Write-ahead logs and their indexes come and go with objects that are awake.
      .filter((entry) => entry.isFile() && entry.name.endsWith(".sqlite"))
      .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
