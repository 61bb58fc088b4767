import type { Facts, FactValue } from "#protocol/catalog/facts.ts";
import type { Clause, Segment } from "#protocol/segment.ts";

/** The answer to "is this visitor meant?", and the condition that said no. */
export interface Verdict {
  readonly holds: boolean;
  readonly failed: Clause | null;
}

const yes: Verdict = { holds: true, failed: null };

/** Whether a segment's conditions are true of these facts. */
export function holds(segment: Segment, facts: Facts): Verdict {
  if ("all" in segment) {
    for (const part of segment.all) {
      const verdict = holds(part, facts);
      if (!verdict.holds) return verdict;
    }
    return yes;
  }
  if ("any" in segment) {
    let failed: Clause | null = null;
    for (const part of segment.any) {
      const verdict = holds(part, facts);
      if (verdict.holds) return yes;
      failed ??= verdict.failed;
    }
    return { holds: false, failed };
  }
  if ("not" in segment) {
    return holds(segment.not, facts).holds
      ? { holds: false, failed: firstClause(segment.not) }
      : yes;
  }
  return isTrue(segment, facts[segment.fact]) ? yes : { holds: false, failed: segment };
}

function firstClause(segment: Segment): Clause | null {
  if ("not" in segment) return firstClause(segment.not);
  const first = "all" in segment ? segment.all[0] : "any" in segment ? segment.any[0] : null;
  if (first) return firstClause(first);
  return "fact" in segment ? segment : null;
}

function isTrue({ is, value }: Clause, fact: FactValue | undefined): boolean {
  switch (is) {
    case "known":
      return fact !== undefined;
    case "equal":
      return fact !== undefined && fact === value;
    case "not-equal":
      return fact !== value;
    case "at-least":
      return typeof fact === "number" && typeof value === "number" && fact >= value;
    case "at-most":
      return typeof fact === "number" && typeof value === "number" && fact <= value;
    case "has":
      return Array.isArray(fact) && fact.includes(value);
    case "lacks":
      return !(Array.isArray(fact) && fact.includes(value));
  }
}
