import { expect, test } from "vitest";
import { dayOfFigure, hourOf, untilNow } from "./day.ts";
import { figures } from "./keys.ts";

const hour = 3_600_000;
const todayAt = 48 * hour;
const input = {
  buckets: [
    { at: 24 * hour, counts: { visit: 5 } },
    { at: 26 * hour, counts: { visit: 7 } },
    { at: 27 * hour, counts: { visit: 1 } },
    { at: 48 * hour, counts: { visit: 2 } },
    { at: 50 * hour, counts: { visit: 3, orders: 1 } },
  ],
  sofar: { visit: 9 },
  yesterdayAt: 24 * hour,
  todayAt,
  tomorrowAt: 72 * hour,
  now: 50.5 * hour,
};

test("hours to come are gaps, not zeros", () => {
  const day = dayOfFigure(input, figures.visits);
  expect(day.today.slice(0, 5)).toEqual([2, 0, 7, null, null]);
  expect(day.today).toHaveLength(24);
});

test("what the socket has told already counts in the running hour", () => {
  expect(dayOfFigure({ ...input, sofar: null }, figures.visits).today[2]).toBe(3);
  expect(dayOfFigure(input, figures.visits).today[2]).toBe(7);
});

test("yesterday's yardstick takes full hours only", () => {
  const day = dayOfFigure(input, figures.visits);
  expect(untilNow(day, input.now)).toBe(5);
  expect(untilNow(day, 51 * hour)).toBe(12);
});

test("a day of 25 hours has 25 points", () => {
  const day = dayOfFigure({ ...input, tomorrowAt: 73 * hour }, figures.visits);
  expect(day.times).toHaveLength(25);
});

test("an hour begins where the shop's clock says, in India at half past UTC's", () => {
  const today = Date.parse("2026-11-27T18:30:00Z");
  expect(hourOf(Date.parse("2026-11-28T05:45:00Z"), today)).toBe(
    Date.parse("2026-11-28T05:30:00Z"),
  );
});
