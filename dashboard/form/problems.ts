import type { Fault } from "../api/fault.ts";

/** What the edge finds wrong, a sentence per field; the first complaint about a field counts. */
export function problemsOf({ problems }: Fault): ReadonlyMap<string, string> {
  return new Map(problems.toReversed().map(({ field, sentence }) => [field, sentence]));
}
