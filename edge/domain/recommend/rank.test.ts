import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { build, buildLimits } from "./build.ts";
import type { FinishedVisit } from "./finished-visit.ts";
import { load } from "./load.ts";
import type { Model } from "./model.ts";
import { nearestVisits } from "./nearest-visits.ts";
import { largest } from "./nth-largest.ts";
import { rank } from "./rank.ts";
import { rankSettings } from "./settings.ts";
import { trail } from "./trail.ts";

const NOW = 100 * 86_400_000;

function model(sequences: readonly string[], bought = ""): Model {
  const visits: readonly FinishedVisit[] = sequences.map((letters, number) => ({
    at: NOW - 1000 * (sequences.length - number),
    items: Array.from(letters, (id) => ({ id, bought: bought.includes(id) })),
  }));
  const loaded = load(build(visits, buildLimits));
  if (loaded.kind === "broken") throw new Error(loaded.reason);
  return loaded;
}

function next(built: Model, seen: string, size = 3): string {
  const asked = trail(built, Array.from(seen), rankSettings);
  const found = rank(
    built,
    asked,
    NOW,
    size,
    (item) => !seen.includes(built.keys[item] ?? ""),
    rankSettings,
  );
  return found.map(({ item }) => built.keys[item]).join("");
}

function afterAB(built: Model): string | undefined {
  const seen = trail(built, ["A", "B"], rankSettings);
  return built.keys[rank(built, seen, NOW, 1, () => true, rankSettings)[0]?.item ?? -1];
}

describe("the ranking", () => {
  test("prefers what came right after the item to what came late", () => {
    expect(next(model(["ABXYZ", "ABXYZ"]), "A")).toBe("BXY");
  });

  test("prefers what followed the newest item", () => {
    expect(next(model(["AX", "BY"]), "AB").at(0)).toBe("Y");
  });

  test("prefers what was bought to what was looked at", () => {
    expect(next(model(["AX", "AY"], "Y"), "A")).toBe("YX");
    expect(next(model(["AX", "AY"], "X"), "A")).toBe("XY");
  });

  test("prefers a rare companion to one that is everywhere", () => {
    expect(next(model(["AR", "AC", "BC", "DC", "EC", "FC"]), "A")).toBe("RC");
  });

  test("knows nothing of an item never seen", () => {
    expect(next(model(["AX"]), "?")).toBe("");
    expect(next(model([]), "A")).toBe("");
  });

  test("proposes going back as often as the shop's visitors do", () => {
    const back = model(["ABA", "CDC", "EFE", "ABX"]);
    const onward = model(["ABX", "CDX", "EFX", "ABX"]);
    expect(afterAB(back)).toBe("A");
    expect(afterAB(onward)).toBe("X");
  });

  test("leaves nothing behind: the same question has the same answer", () => {
    const built = model(["ABXYZ", "AYB", "CBA", "XYA"]);
    const seen = trail(built, ["A", "B"], rankSettings);
    const once = rank(built, seen, NOW, 20, () => true, rankSettings);
    rank(built, trail(built, ["C", "X"], rankSettings), NOW, 20, () => false, rankSettings);
    expect(rank(built, seen, NOW, 20, () => true, rankSettings)).toEqual(once);
  });
});

const letters = fc.array(fc.constantFrom("A", "B", "C", "D", "E", "F", "G", "H"), {
  minLength: 1,
  maxLength: 6,
});
const shop = fc.array(letters, { minLength: 1, maxLength: 40 });

test("stopping early finds the same visits as looking at all of them", () => {
  fc.assert(
    fc.property(shop, letters, fc.nat(12), (visits, asked, candidates) => {
      const built = model(visits.map((visit) => visit.join("")));
      const settings = { ...rankSettings, candidates, neighbours: 1000 };
      const seen = trail(built, asked, settings);
      const found = nearestVisits(built, seen, NOW, settings).visits;
      const sharing = visits
        .toReversed()
        .flatMap((visit, number) => (visit.some((id) => asked.includes(id)) ? [number] : []));
      expect([...found]).toEqual(sharing.slice(0, candidates));
    }),
  );
});

test("of too many neighbours, none that is left out is more similar than one that is kept", () => {
  fc.assert(
    fc.property(shop, letters, fc.integer({ min: 1, max: 10 }), (visits, asked, neighbours) => {
      const built = model(visits.map((visit) => visit.join("")));
      const seen = trail(built, asked, rankSettings);
      const all = nearestVisits(built, seen, NOW, rankSettings);
      const kept = nearestVisits(built, seen, NOW, { ...rankSettings, neighbours });
      const best = [...all.visits]
        .map((visit, index) => ({ visit, weight: all.weights[index] ?? 0 }))
        .toSorted((a, b) => b.weight - a.weight || a.visit - b.visit)
        .slice(0, neighbours)
        .map(({ visit }) => visit)
        .toSorted((a, b) => a - b);
      expect([...kept.visits]).toEqual(best);
    }),
  );
});

test("the n-th largest number is the one that sorting finds", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }),
      fc.nat(),
      (list, n) => {
        const count = 1 + (n % list.length);
        const sorted = list.toSorted((a, b) => b - a);
        expect(largest(Float64Array.from(list), count)).toBe(sorted[count - 1]);
      },
    ),
  );
});
