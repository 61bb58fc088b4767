import * as v from "valibot";

/** What is wrong with a draft, a sentence per field; the first complaint about a field counts. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[]): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  for (const issue of issues) {
    const field = v.getDotPath(issue) ?? "";
    if (!problems.has(field)) problems.set(field, issue.message);
  }
  return problems;
}
