import { array, assert, constantFrom, double, property, record } from "fast-check";
import { expect, test } from "vitest";
import type { Believed } from "./posterior.ts";
import { noPersona, settled, type PersonaState } from "./persona-state.ts";

const reasons = [{ code: "tag", count: 4, of: 6, what: "marathon" }] as const;

/** Two personas whose odds against "none of them" are known. */
function believed(beginner: number, marathon: number): readonly Believed[] {
  const odds = { beginner: Math.exp(beginner), marathon: Math.exp(marathon) };
  const sum = 1 + odds.beginner + odds.marathon;
  return [
    {
      id: "beginner",
      score: beginner,
      probability: odds.beginner / sum,
      reasons: () => reasons,
    },
    {
      id: "marathon",
      score: marathon,
      probability: odds.marathon / sum,
      reasons: () => reasons,
    },
  ];
}
const beginner: PersonaState = { id: "beginner", since: 1 };

test.each<[string, PersonaState, number, number, string | null]>([
  ["nobody is believed before one half", noPersona, -0.1, -2, null],
  ["whoever has more than one half is believed", noPersona, 1, -2, "beginner"],
  ["a little more for another changes nobody", beginner, 2, 2.6, null],
  ["twice the odds change them", beginner, 2, 2.8, "marathon"],
  ["evidence that fades takes nobody's persona away", beginner, -3, -4, null],
])("%s", (_, before, one, other, to) => {
  const { change, persona } = settled(before, believed(one, other), 7);
  expect(change).toEqual(to === null ? null : { from: before.id, to, reasons });
  const past = before.id === null ? [] : [before];
  expect(persona).toEqual(to === null ? before : { id: to, since: 7, why: reasons, past });
});

test("keeps the latest two before it, each with its reasons", () => {
  let persona = noPersona;
  for (const now of [1, 2, 3, 4]) {
    const one = now % 2 === 1 ? 3 : 0;
    ({ persona } = settled(persona, believed(one, 3 - one), now));
  }
  expect(persona).toMatchObject({ id: "marathon", since: 4 });
  expect(persona.past?.map(({ id, since }) => [id, since])).toEqual([
    ["marathon", 2],
    ["beginner", 3],
  ]);
  expect(persona.past?.every(({ why }) => why?.length === 1)).toBe(true);
});

test("changes once, and back only for twice the odds the other way, whatever comes", () => {
  const scores = record({
    one: double({ min: -4, max: 6, noNaN: true }),
    other: double({ min: -4, max: 6, noNaN: true }),
    again: constantFrom(1, 2, 3),
  });
  assert(
    property(array(scores, { minLength: 1, maxLength: 30 }), (steps) => {
      let persona = noPersona;
      for (const [now, { one, other, again }] of steps.entries()) {
        let changes = 0;
        for (let time = 0; time < again; time++) {
          const { change, persona: after } = settled(persona, believed(one, other), now);
          const lead = change?.to === "beginner" ? one - other : other - one;
          // Whoever was nobody before needs no lead.
          const isClear = !change || change.from === null || lead >= Math.log(2) - 1e-9;
          expect(isClear).toBe(true);
          if (change) changes++;
          persona = after;
        }
        expect(changes).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 200 },
  );
});
