import { expect, test } from "vitest";
import { byDay } from "./by-day.ts";

const at = (iso: string) => Date.parse(iso);

test("an hour belongs to the shop's day, not to the day in Greenwich", () => {
  const buckets = [
    { at: at("2026-11-22T22:00:00Z"), counts: { visit: 1 } },
    { at: at("2026-11-22T23:00:00Z"), counts: { visit: 2 } },
    { at: at("2026-11-23T10:00:00Z"), counts: { visit: 3, orders: 1 } },
  ];
  expect(byDay(buckets, "Europe/Berlin")).toEqual([
    { at: at("2026-11-21T23:00:00Z"), counts: { visit: 1 } },
    { at: at("2026-11-22T23:00:00Z"), counts: { visit: 5, orders: 1 } },
  ]);
});
