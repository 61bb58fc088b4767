import { expect, test } from "vitest";
import { isZone, localTime, nextTimeOfDay, startOfDay, startOfHour } from "./local-time.ts";

const at = (iso: string) => Date.parse(iso);
const iso = (instant: number) => new Date(instant).toISOString();

test.each([
  ["an ordinary day", "2026-06-01T10:00:00Z", "09:30", "Europe/Berlin", "2026-06-02T07:30:00.000Z"],
  [
    "later the same day",
    "2026-06-01T05:00:00Z",
    "09:30",
    "Europe/Berlin",
    "2026-06-01T07:30:00.000Z",
  ],
  [
    "this very minute",
    "2026-06-01T07:30:00Z",
    "09:30",
    "Europe/Berlin",
    "2026-06-01T07:30:00.000Z",
  ],
  [
    "over the change to summer time",
    "2026-03-28T20:00:00Z",
    "09:00",
    "Europe/Berlin",
    "2026-03-29T07:00:00.000Z",
  ],
  [
    "over the change to winter time",
    "2026-10-24T20:00:00Z",
    "09:00",
    "Europe/Berlin",
    "2026-10-25T08:00:00.000Z",
  ],
  [
    "a time that the change skips",
    "2026-03-29T00:00:00Z",
    "02:30",
    "Europe/Berlin",
    "2026-03-29T01:00:00.000Z",
  ],
  [
    "a time that the change repeats",
    "2026-10-24T23:00:00Z",
    "02:30",
    "Europe/Berlin",
    "2026-10-25T00:30:00.000Z",
  ],
  [
    "a time that the change repeats, for the second time",
    "2026-10-25T01:15:00Z",
    "02:30",
    "Europe/Berlin",
    "2026-10-25T01:30:00.000Z",
  ],
  ["half-hour zones", "2026-06-01T10:00:00Z", "18:00", "Asia/Kolkata", "2026-06-01T12:30:00.000Z"],
  [
    "beyond the date line",
    "2026-06-01T10:00:00Z",
    "00:15",
    "Pacific/Kiritimati",
    "2026-06-01T10:15:00.000Z",
  ],
  [
    "an unknown zone as UTC",
    "2026-06-01T10:00:00Z",
    "12:00",
    "Mars/Olympus",
    "2026-06-01T12:00:00.000Z",
  ],
])("finds the next time of day: %s", (_, now, time, zone, expected) => {
  expect(iso(nextTimeOfDay(at(now), time, zone))).toBe(expected);
});

test("a zone that nobody knows is none, also after its clock was asked for", () => {
  localTime(at("2026-11-22T23:30:00Z"), "Mars/Phobos");
  expect(isZone("Mars/Phobos")).toBe(false);
});

test("numbers the hours of the week from the visitor's Monday", () => {
  expect(localTime(at("2026-11-22T23:30:00Z"), "Europe/Berlin").hourOfWeek).toBe(0);
  expect(localTime(at("2026-11-22T23:30:00Z"), "UTC").hourOfWeek).toBe(167);
});

test("begins a new local day and week at local midnight", () => {
  const before = localTime(at("2026-11-22T22:59:00Z"), "Europe/Berlin");
  const after = localTime(at("2026-11-22T23:00:00Z"), "Europe/Berlin");
  expect([after.day - before.day, after.week - before.week, after.minutes]).toEqual([1, 1, 0]);
});

test.each([
  ["an ordinary day", "2026-06-01T10:00:00Z", "Europe/Berlin", "2026-05-31T22:00:00.000Z"],
  [
    "the last instant of a day of 23 hours",
    "2026-03-29T21:59:59Z",
    "Europe/Berlin",
    "2026-03-28T23:00:00.000Z",
  ],
  [
    "the last instant of a day of 25 hours",
    "2026-10-25T22:59:59Z",
    "Europe/Berlin",
    "2026-10-24T22:00:00.000Z",
  ],
  ["midnight itself", "2026-10-25T23:00:00Z", "Europe/Berlin", "2026-10-25T23:00:00.000Z"],
  ["a zone behind UTC", "2026-06-01T03:00:00Z", "America/New_York", "2026-05-31T04:00:00.000Z"],
  ["a zone of half hours", "2026-06-01T18:29:00Z", "Asia/Kolkata", "2026-05-31T18:30:00.000Z"],
  [
    "a day whose midnight is skipped",
    "2026-03-29T12:00:00Z",
    "Asia/Beirut",
    "2026-03-28T22:00:00.000Z",
  ],
])("finds when a day began: %s", (_, now, zone, start) => {
  expect(iso(startOfDay(at(now), zone))).toBe(start);
});

test("hours begin where the shop's clock says", () => {
  expect(iso(startOfHour(at("2026-06-01T18:29:00Z"), "Asia/Kolkata"))).toBe(
    "2026-06-01T17:30:00.000Z",
  );
  expect(iso(startOfHour(at("2026-06-01T18:29:00Z"), "Europe/Berlin"))).toBe(
    "2026-06-01T18:00:00.000Z",
  );
});
