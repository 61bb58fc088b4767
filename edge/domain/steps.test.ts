import { expect, test } from "vitest";
import { inSteps, type KeptBucket } from "./steps.ts";

const HOUR = 3_600_000;

function hours(from: string, count: number): readonly KeptBucket[] {
  const start = Date.parse(from);
  return Array.from({ length: count }, (_, hour) => ({
    at: start + hour * HOUR,
    span: "hour",
    counts: { visit: 1 },
  }));
}

function told(buckets: readonly KeptBucket[], zone: string): readonly string[] {
  return inSteps(buckets, "day", zone).map(
    ({ at, counts }) => `${new Date(at).toISOString().slice(0, 16)} ${counts["visit"] ?? 0}`,
  );
}

test.each([
  [
    "spring, 23 hours",
    "2026-03-27T23:00Z",
    ["2026-03-27T23:00 24", "2026-03-28T23:00 23", "2026-03-29T22:00 24"],
  ],
  [
    "autumn, 25 hours",
    "2026-10-23T22:00Z",
    ["2026-10-23T22:00 24", "2026-10-24T22:00 25", "2026-10-25T23:00 24"],
  ],
])("a day of the shop is as long as its clock makes it: %s", (_, from, days) => {
  const count = days.reduce((sum, day) => sum + Number(day.split(" ")[1]), 0);
  expect(told(hours(from, count), "Europe/Berlin")).toEqual(days);
});

test("a day closed before the shop changed its zone counts where most of it lies, once", () => {
  const day = { at: Date.parse("2026-06-01T00:00Z"), span: "day", counts: { visit: 7 } } as const;
  expect(told([day], "America/New_York")).toEqual(["2026-06-01T04:00 7"]);
  expect(told([day], "Asia/Tokyo")).toEqual(["2026-05-31T15:00 7"]);
});
