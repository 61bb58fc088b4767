import { assert, property, shuffledSubarray } from "fast-check";
import { expect, test } from "vitest";
import { admit, type TabMark } from "./repeats.ts";

const tab = "a".repeat(22);

test("takes every number once, in whatever order they come within the window", () => {
  assert(
    property(shuffledSubarray(Array.from({ length: 52 }, (_, index) => index + 1)), (numbers) => {
      let marks: readonly TabMark[] = [];
      for (const number of numbers) {
        const after = admit(marks, tab, number);
        expect(after).not.toBeNull();
        marks = after ?? marks;
      }
      for (const number of numbers) expect(admit(marks, tab, number)).toBeNull();
    }),
  );
});

test("takes sparse ascending numbers, as an import's row numbers are", () => {
  let marks: readonly TabMark[] = [];
  for (const number of [3, 40, 41, 73, 1000]) {
    const after = admit(marks, tab, number);
    expect(after).not.toBeNull();
    marks = after ?? [];
    expect(admit(marks, tab, number)).toBeNull();
  }
  expect(admit(marks, tab, 947)).toBeNull();
  expect(admit(marks, tab, 948)).not.toBeNull();
});

test("keeps tabs apart and forgets the one that has been silent longest", () => {
  let marks: readonly TabMark[] = [];
  for (let index = 0; index < 30; index++) {
    marks = admit(marks, `${String(index).padStart(2, "0")}${"b".repeat(20)}`, 1) ?? marks;
  }
  expect(marks).toHaveLength(24);
  expect(admit(marks, `29${"b".repeat(20)}`, 1)).toBeNull();
});
