import { assert, array, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import type { Flush } from "#protocol/counts.ts";
import { tell, withOutbox } from "./flush.ts";
import { rosterOf } from "./roster.ts";
import { settleFlush } from "./settle.ts";
import type { VisitorState } from "./state.ts";
import { batch, DAY, MINUTE, shop, T0, type Told } from "./test/world.ts";
import { visit } from "./visit.ts";

function newcomer(): VisitorState {
  const { state } = visit(batch(shop({ campaigns: [] }), T0, [{ kind: "page_view" }]));
  if (!state) throw new Error("Nothing was kept");
  return { ...state, flush: { ...state.flush, tallies: [], sequences: [], at: null } };
}

test("numbers flushes without gaps, one in flight, and loses no count, whatever gets lost", () => {
  assert(
    property(
      array(constantFrom("count", "wait", "answer", "lose", "again"), { maxLength: 60 }),
      (acts) => {
        let state = newcomer();
        let now = T0;
        let told = 0;
        const taken = new Map<number, Flush>();
        const answer = (flush: Flush) => {
          // As the counters do: a number is taken once.
          if (flush.number > taken.size) taken.set(flush.number, flush);
          ({ state } = settleFlush(state, { number: flush.number, flushEveryMs: MINUTE }, now));
        };
        for (const act of [...acts, "wait", "answer", "wait", "answer"]) {
          if (act === "count") {
            state = tell(state, { counts: { thing: 1 } }, now);
            told++;
          } else if (act === "wait") {
            now += 2 * 60 * MINUTE;
            state = withOutbox(state, rosterOf(state), 1, now);
          } else if (act === "answer" && state.flush.outbox) {
            answer(state.flush.outbox);
          } else if (act === "again") {
            const [first] = taken.values();
            if (first) answer(first);
          }
        }
        const counts = [...taken.values()].flatMap(({ tallies }) =>
          tallies.map(({ counts: { thing = 0 } }) => thing),
        );
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(told);
        expect([...taken.keys()]).toEqual(Array.from(taken, (_, index) => index + 1));
        expect(state.flush.outbox).toBeNull();
      },
    ),
  );
});

test("counts by the minute, joins the oldest when an outage lasts, and keeps an import's days apart", () => {
  let state = newcomer();
  for (let minute = 0; minute < 10; minute++) {
    state = tell(state, { counts: { thing: 1 } }, T0 + minute * 2 * MINUTE);
    const book = { source: "import-1", at: T0 - minute * DAY };
    state = tell(state, { counts: { old: 1 } }, T0, false, book);
  }
  const live = state.flush.tallies.filter(({ source }) => source === "live");
  expect(live.map(({ counts }) => counts["thing"])).toEqual([7, 1, 1, 1]);
  const imported = state.flush.tallies.filter(({ source }) => source === "import-1");
  expect(imported).toHaveLength(10);
});

test("tells of a purchase at once", () => {
  const world = shop({ campaigns: [] });
  const purchase: Told = { kind: "purchase", order: "1", value: 10, currency: "EUR", lines: [] };
  expect(visit(batch(world, T0, [purchase])).wakeAt).toBe(T0);
});

test("tells of a purchase at once when the flush before it is answered", () => {
  let state = withOutbox(
    tell(newcomer(), { counts: { thing: 1 } }, T0, true),
    rosterOf(newcomer()),
    1,
    T0,
  );
  state = tell(state, { counts: { orders: 1 } }, T0 + 1, true);
  const answered = settleFlush(state, { number: 1, flushEveryMs: MINUTE }, T0 + 2);
  expect(answered.wakeAt).toBe(T0 + 2);
});
