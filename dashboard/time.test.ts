import { expect, test } from "vitest";
import { dayOf, daysBefore, fromClock, startOfDate, startOfDay, toClock } from "./time.ts";

const at = (iso: string) => Date.parse(iso);

test.each([
  ["2026-11-23T10:00:00Z", "Europe/Berlin", "2026-11-22T23:00:00Z"],
  ["2026-11-22T23:30:00Z", "Europe/Berlin", "2026-11-22T23:00:00Z"],
  ["2026-03-29T12:00:00Z", "Europe/Berlin", "2026-03-28T23:00:00Z"],
  ["2026-10-25T22:30:00Z", "Europe/Berlin", "2026-10-24T22:00:00Z"],
  ["2026-11-23T03:00:00Z", "America/New_York", "2026-11-22T05:00:00Z"],
  ["2026-11-23T12:00:00Z", "Pacific/Kiritimati", "2026-11-23T10:00:00Z"],
  ["2026-11-23T12:00:00Z", "Asia/Kolkata", "2026-11-22T18:30:00Z"],
  ["2026-09-06T12:00:00Z", "America/Santiago", "2026-09-06T04:00:00Z"],
  ["2026-03-08T12:00:00Z", "America/Havana", "2026-03-08T05:00:00Z"],
])("the day of %s in %s began at %s", (moment, zone, start) => {
  expect(startOfDay(at(moment), zone)).toBe(at(start));
  expect(startOfDate(dayOf(at(moment), zone), zone)).toBe(at(start));
});

test("a week before crosses the end of summer time by whole days", () => {
  expect(daysBefore(at("2026-10-28T12:00:00Z"), 7, "Europe/Berlin")).toBe(
    at("2026-10-20T22:00:00Z"),
  );
});

test("the date is the shop's, not the reader's", () => {
  expect(dayOf(at("2026-11-22T23:30:00Z"), "Europe/Berlin")).toBe("2026-11-23");
});

test.each(["2026-03-28T23:30", "2026-03-29T03:30", "2026-07-01T00:00", "2026-10-25T12:00"])(
  "%s on the shop's clock comes back as the same",
  (text) => {
    const moment = fromClock(text, "Europe/Berlin");
    expect(moment === null ? null : toClock(moment, "Europe/Berlin")).toBe(text);
  },
);

test("what is no time is null", () => {
  expect(fromClock("", "Europe/Berlin")).toBeNull();
  expect(startOfDate("", "Europe/Berlin")).toBeNull();
});
