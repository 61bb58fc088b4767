import { expect, test } from "vitest";
import { admission, MAX_REPORTS } from "./admission.ts";

const consent = { analytics: true, personalisation: true, push: false };
const batch = { tab: "t".repeat(22), number: 1, consent };
const reportOf = (report: string) => ({ tab: "told", number: 1, report, consent });

test("takes a report once, and leaves the tabs' marks alone", () => {
  const marks = admission(null, batch)?.marks ?? [];
  const once = admission({ marks }, reportOf("till/7"));
  expect(once?.marks).toBe(marks);
  expect(once && admission(once, reportOf("till/7"))).toBeNull();
  expect(once && admission(once, reportOf("till/8"))).not.toBeNull();
});

test("remembers so many reports and no more", () => {
  let known = admission(null, reportOf("first"));
  for (let index = 1; index < MAX_REPORTS; index++)
    known = known && admission(known, reportOf(`report ${index}`));
  expect(known && admission(known, reportOf("first"))).toBeNull();
  const after = known && admission(known, reportOf("one more"));
  expect(after?.reports).toHaveLength(known?.reports?.length ?? 0);
  expect(after && admission(after, reportOf("first"))).not.toBeNull();
});
