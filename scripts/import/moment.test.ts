import { expect, test } from "vitest";
import { momentOf } from "./moment.ts";

const at = Date.UTC(2026, 1, 1, 8, 30);

test.each([
  ["2026-02-01 08:30:00 UTC", at],
  ["2026-02-01T08:30:00Z", at],
  ["2026-02-01T09:30:00+01:00", at],
  // These name no zone: two machines must not read them as two moments.
  ["2026-02-01 08:30:00", at],
  ["2026-02-01T08:30", at],
  ["2026-02-01T08:30:00.500", at + 500],
  ["2026-02-01", Date.UTC(2026, 1, 1)],
  ["yesterday", Number.NaN],
])("%s is the same moment on every machine", (text, moment) => {
  expect(momentOf(text)).toBe(moment);
});
