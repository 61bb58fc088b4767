import { expect, test } from "vitest";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { due } from "./due.ts";
import { settleFlush } from "./settle.ts";
import { batch, DAY, MINUTE, shop, T0 } from "./test/world.ts";
import { visit } from "./visit.ts";
import { wakeAtOf } from "./wake.ts";

const world = shop({ campaigns: [] });

function told(until: number): Counts {
  let { state } = visit(batch(world, T0, [{ kind: "search", query: "shoes", results: 3 }]));
  let counts: Counts = {};
  for (let at = state && wakeAtOf(state); state && at !== null && at <= until;) {
    ({ state } = due({ ...world, state, now: at }));
    const { outbox } = state.flush;
    for (const tally of outbox?.tallies ?? []) counts = addCounts(counts, tally.counts);
    const ack = { number: outbox?.number ?? 0, flushEveryMs: 60_000 };
    ({ state } = settleFlush(state, ack, at));
    at = wakeAtOf(state);
  }
  return counts;
}

function outcomes(counts: Counts): readonly string[] {
  return Object.keys(counts).filter((name) => name.startsWith("predicted/"));
}

test("a visit without a single product ends too, and its outcome is counted once", () => {
  expect(outcomes(told(T0 + 29 * MINUTE))).toEqual([]);
  const counts = told(T0 + DAY);
  expect(outcomes(counts)).toEqual([expect.stringMatching(/^predicted\/browsing\/\d+\/left$/)]);
  expect(counts[outcomes(counts)[0] ?? ""]).toBe(1);
});
