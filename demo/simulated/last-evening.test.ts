import { expect, test } from "vitest";
import { lastEvening } from "./last-evening.ts";

test.each([
  ["later that evening", "2026-11-28T20:15:00Z", "2026-11-28T17:00:00Z"],
  ["before it", "2026-11-28T16:59:59Z", "2026-11-27T17:00:00Z"],
  ["at it", "2026-11-28T17:00:00Z", "2026-11-28T17:00:00Z"],
  ["within 25 hours when summer time ends", "2026-10-25T16:30:00Z", "2026-10-24T16:00:00Z"],
  ["within 23 hours when it begins", "2027-03-28T15:30:00Z", "2027-03-27T17:00:00Z"],
])("%s, six o'clock was the shop's", (_, now, evening) => {
  expect(lastEvening(Date.parse(now), "Europe/Berlin")).toBe(Date.parse(evening));
});
