import type { Consent } from "#protocol/event.ts";
import { admit } from "./repeats.ts";
import { fingerprint, FINGERPRINT, isKnown } from "./session/fingerprints.ts";
import type { VisitorState } from "./state.ts";

type Admission = Pick<VisitorState, "marks" | "reports">;

/** What tells one batch or report from another. */
interface Arrival {
  readonly tab: string;
  readonly number: number;
  readonly report?: string;
  readonly consent: Consent;
}

export const MAX_REPORTS = 32;

/** What a visitor's state notes of a batch or a report that is taken; null if it was taken before. */
export function admission(
  before: Admission | null,
  { tab, number, report, consent }: Arrival,
): Admission | null {
  const { marks = [], reports = "" } = before ?? {};
  if (report === undefined) {
    const after = admit(marks, tab, number, consent.push);
    return after && { marks: after };
  }
  if (isKnown(reports, report)) return null;
  return { marks, reports: (reports + fingerprint(report)).slice(-FINGERPRINT * MAX_REPORTS) };
}
