import { admit } from "./repeats.ts";
import { fingerprint, FINGERPRINT, isKnown } from "./session/fingerprints.ts";
import type { VisitorState } from "./state.ts";
import type { VisitInput } from "./visit.ts";

type Admission = Pick<VisitorState, "marks" | "reports">;

export const MAX_REPORTS = 32;

/** What a visitor's state notes of a batch or a report that is taken; null if it was taken before. */
export function admission(
  before: Admission | null,
  { tab, number, report, consent }: Pick<VisitInput, "tab" | "number" | "report" | "consent">,
): Admission | null {
  const { marks = [], reports = "" } = before ?? {};
  if (report === undefined) {
    const after = admit(marks, tab, number, consent.push);
    return after && { marks: after };
  }
  if (isKnown(reports, report)) return null;
  return { marks, reports: (reports + fingerprint(report)).slice(-FINGERPRINT * MAX_REPORTS) };
}
