import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { build, buildLimits } from "../edge/domain/recommend/build.ts";
import { load } from "../edge/domain/recommend/load.ts";
import { rankSettings } from "../edge/domain/recommend/settings.ts";
import { score, shipped } from "./recommend-score.ts";
import { readSessions } from "./recommend-sessions.ts";
import { keysOf, syntheticVisits } from "./recommend-synthetic.ts";
import { vmisKnn } from "./vmis-knn.ts";

const SEED = 7;
const visits = syntheticVisits({ visits: 6000, products: 1500, seed: SEED });
const past = visits.slice(0, -400);
const asked = visits.slice(-400).map((visit) => ({
  items: keysOf(visit),
  times: visit.items.map(() => visit.at),
}));

function model() {
  const loaded = load(build(past, buildLimits));
  if (loaded.kind === "broken") throw new Error(loaded.reason);
  return loaded;
}

test.each(["literature", "product"] as const)(
  "the shipped ranker finds the next item more often and higher up than VMIS-kNN (%s)",
  (protocol) => {
    const options = { protocol, minPrefix: 1, every: 1 };
    const ours = score(shipped(model(), rankSettings), asked, options);
    const theirs = score(vmisKnn(model()), asked, options);
    expect(ours.predictions).toBe(theirs.predictions);
    expect(ours.predictions).toBeGreaterThan(1000);
    expect(ours.hitRate).toBeGreaterThan(theirs.hitRate);
    expect(ours.reciprocalRank).toBeGreaterThan(theirs.reciprocalRank);
  },
);

function knowing(_prefix: readonly string[], _at: number, allows: (key: string) => boolean) {
  return ["X", "A", "B"].filter(allows);
}

test("hits, ranks and skipped repeats are counted as the protocols say", () => {
  const session = { items: ["A", "A", "B"], times: [1, 2, 3] };
  const options = { minPrefix: 1, every: 1 };
  const literature = score(knowing, [session], { ...options, protocol: "literature" });
  expect(literature).toMatchObject({ predictions: 2, hitRate: 1 });
  expect(literature.reciprocalRank).toBeCloseTo((1 / 2 + 1 / 3) / 2, 10);
  const product = score(knowing, [session], { ...options, protocol: "product" });
  expect(product).toMatchObject({ predictions: 1, hitRate: 1, reciprocalRank: 1 / 2 });
});

test("sessions are read in the order of time, whatever the order of rows and columns", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "sessions-"));
  const file = path.join(folder, "sessions.tsv");
  await writeFile(file, "Time\tSessionId\tItemId\n20.5\t1\tB\n7\t2\tC\n10\t1\tA\n");
  expect(await readSessions(file)).toEqual([
    { items: ["A", "B"], times: [10_000, 20_500] },
    { items: ["C"], times: [7000] },
  ]);
  await writeFile(file, "a\tb\tc\n1\t2\t3\n");
  await expect(readSessions(file)).rejects.toThrow("the header must name SessionId, ItemId, Time");
  await rm(folder, { recursive: true });
});
