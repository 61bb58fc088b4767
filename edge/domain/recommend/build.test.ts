import { expect, test } from "vitest";
import { build, buildLimits } from "./build.ts";
import { bestSellers, personaBest } from "./demand.ts";
import type { FinishedVisit } from "./finished-visit.ts";
import { load } from "./load.ts";
import type { BuildLimits } from "./select-visits.ts";

const DAY_MS = 86_400_000;

function visit(at: number, ids: readonly string[], bought: readonly string[] = []): FinishedVisit {
  return { at, items: ids.map((id) => ({ id, bought: bought.includes(id) })) };
}

function model(visits: readonly FinishedVisit[], limits: BuildLimits = buildLimits) {
  const loaded = load(build(visits, limits));
  if (loaded.kind === "broken") throw new Error(loaded.reason);
  return loaded;
}

test("keeps the newest visits when there are too many", () => {
  const visits = [visit(1000, ["old"]), visit(3000, ["new"]), visit(2000, ["middle"])];
  expect(model(visits, { visits: 2, bytes: 1e6 }).keys).toEqual(["new", "middle"]);
});

test("never grows beyond its bytes, and uses them", () => {
  const visits = Array.from({ length: 5000 }, (_, at) => visit(at, [`a${at}`, `b${at % 90}`]));
  const buffer = build(visits, { visits: 5000, bytes: 50_000 });
  expect(buffer.byteLength).toBeLessThanOrEqual(50_000);
  expect(buffer.byteLength).toBeGreaterThan(49_900);
});

test("keeps the end of an endless visit", () => {
  const ids = Array.from({ length: 400 }, (_, step) => `P${step}`);
  const { keys } = model([visit(1, ids)]);
  expect(keys).toHaveLength(50);
  expect(keys.at(-1)).toBe("P399");
});

test("lists an item's visits once each and from new to old", () => {
  const built = model([visit(1, ["A", "B", "A"]), visit(2, ["A"]), visit(3, ["B"])]);
  const item = built.numberOf.get("A") ?? -1;
  const postings = built.postings.subarray(built.postingStart[item], built.postingStart[item + 1]);
  expect([...postings]).toEqual([1, 2]);
});

test("ranks demand by purchases before looks, and by last week before last season", () => {
  const visits = [
    visit(100 * DAY_MS, ["looked"]),
    visit(100 * DAY_MS, ["bought"], ["bought"]),
    ...Array.from({ length: 9 }, () => visit(40 * DAY_MS, ["last season"])),
  ];
  expect(bestSellers(model(visits))).toEqual(["bought", "looked", "last season"]);
});

test("knows what each persona wants most", () => {
  const built = model([
    { ...visit(1, ["gel"]), persona: "advanced" },
    { ...visit(2, ["socks"]), persona: "beginner" },
    { ...visit(3, ["gel", "watch"]), persona: "advanced" },
  ]);
  expect(personaBest(built, "advanced")).toEqual(["gel", "watch"]);
  expect(personaBest(built, "beginner")).toEqual(["socks"]);
  expect(personaBest(built, "unheard-of")).toEqual([]);
  expect(personaBest(built, null)).toEqual([]);
});
