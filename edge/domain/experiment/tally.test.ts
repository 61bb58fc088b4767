import * as fc from "fast-check";
import { expect, test } from "vitest";
import { correct, emptyTally, merge, stepMinor, tallyOf } from "./tally.ts";
import type { ArmTally } from "#protocol/counts.ts";

const CAP = 75_000;
const person = fc
  .record({
    bought: fc.boolean(),
    cappedMinor: fc.integer({ min: -CAP, max: CAP }),
    netMinor: fc.integer({ min: -CAP, max: 10 * CAP }),
    marginMinor: fc.integer({ min: -CAP, max: CAP }),
    unpricedOrders: fc.nat(3),
    provisional: fc.boolean(),
  })
  .map((outcome) => tallyOf(outcome, CAP));
const tally = fc.array(person).map((people) => people.reduce(merge, emptyTally));

test("shards merge in any order and grouping", () => {
  fc.assert(
    fc.property(tally, tally, tally, (one, two, three) => {
      expect(merge(merge(one, two), three)).toEqual(merge(one, merge(three, two)));
      expect(merge(one, emptyTally)).toEqual(one);
    }),
  );
});

test("a correction leaves no trace of what was counted before", () => {
  fc.assert(
    fc.property(tally, person, person, (others, before, after) => {
      expect(correct(merge(others, before), before, after)).toEqual(merge(others, after));
    }),
  );
});

test("survives being written down", () => {
  fc.assert(
    fc.property(tally, (some) => {
      // JSON has no minus zero, and no sum needs one.
      const read: ArmTally = JSON.parse(JSON.stringify(some));
      expect(merge(read, emptyTally)).toEqual(merge(some, emptyTally));
    }),
  );
});

test("sums stay exact whole numbers for millions of people at the cap", () => {
  const rich = tallyOf(
    {
      bought: true,
      cappedMinor: CAP,
      netMinor: CAP,
      marginMinor: 0,
      unpricedOrders: 0,
      provisional: false,
    },
    CAP,
  );
  expect(Number.isSafeInteger(rich.squaredSteps * 90_000_000)).toBe(true);
  expect(Math.sqrt(rich.squaredSteps) * stepMinor(CAP)).toBeCloseTo(CAP, -2);
});
