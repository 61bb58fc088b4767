import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { build, buildLimits } from "../edge/domain/recommend/build.ts";
import { load } from "../edge/domain/recommend/load.ts";
import { rankSettings } from "../edge/domain/recommend/settings.ts";
import { score, shipped } from "./recommend-score.ts";
import { readSessions } from "./recommend-sessions.ts";
import { vmisKnn } from "./vmis-knn.ts";
import { publishedVstan, vstan } from "./vstan.ts";

describe("on real sessions of a shop", async () => {
  const folder = path.join(import.meta.dirname, "data");
  const test302 = await readSessions(path.join(folder, "serenade-toy-test.tsv"));
  const train = await readSessions(path.join(folder, "serenade-toy-train.tsv"));
  const built = load(
    build(
      train.map(({ items, times }) => ({
        at: times.at(-1) ?? 0,
        items: items.map((id) => ({ id, bought: false })),
      })),
      buildLimits,
    ),
  );
  if (built.kind === "broken") throw new Error(built.reason);
  const published = [vmisKnn(built), ...publishedVstan.map((one) => vstan(built, one))];

  test.each(["literature", "product"] as const)(
    "the shipped ranker is better than every published one in both figures (%s)",
    (protocol) => {
      const options = { protocol, minPrefix: 1, every: 1 };
      const ours = score(shipped(built, rankSettings), test302, options);
      expect(ours.predictions).toBe(931);
      for (const ranker of published) {
        const theirs = score(ranker, test302, options);
        expect(ours.hitRate).toBeGreaterThan(theirs.hitRate);
        expect(ours.reciprocalRank).toBeGreaterThan(theirs.reciprocalRank);
      }
    },
  );
});

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
