import type { FactName, FactValue } from "#protocol/catalog/facts.ts";
import type { Clause, Segment } from "#protocol/segment.ts";

/** The answer to "is this visitor meant?", and the condition that said no. */
export interface Verdict {
  readonly holds: boolean;
  readonly failed: Clause | null;
}

const yes: Verdict = { holds: true, failed: null };

/** Asks for what is true of somebody, of a set for the members of the last days alone; undefined: not known yet. */
export type Ask = (fact: FactName, withinDays?: number) => FactValue | undefined;

/** Whether a segment's conditions are true of somebody. */
export function holds(segment: Segment, ask: Ask): Verdict {
  if ("all" in segment) {
    for (const part of segment.all) {
      const verdict = holds(part, ask);
      if (!verdict.holds) return verdict;
    }
    return yes;
  }
  if ("any" in segment) {
    let failed: Clause | null = null;
    for (const part of segment.any) {
      const verdict = holds(part, ask);
      if (verdict.holds) return yes;
      failed ??= verdict.failed;
    }
    return { holds: false, failed };
  }
  if ("not" in segment) {
    return holds(segment.not, ask).holds ? { holds: false, failed: firstClause(segment.not) } : yes;
  }
  return isTrue(segment, ask(segment.fact, segment.withinDays))
    ? yes
    : { holds: false, failed: segment };
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
      return isSet(fact) ? fact.length > 0 : fact !== undefined;
    case "equal":
      return fact !== undefined && fact === value;
    case "not-equal":
      return fact !== value;
    case "at-least":
      return typeof value === "number" && (sizeOf(fact) ?? -Infinity) >= value;
    case "at-most":
      return typeof value === "number" && (sizeOf(fact) ?? Infinity) <= value;
    case "has":
      return isSet(fact) && fact.some((member) => member === value);
    case "lacks":
      return !(isSet(fact) && fact.some((member) => member === value));
  }
}

// A number, or how many there are of a set.
function sizeOf(fact: FactValue | undefined): number | undefined {
  if (isSet(fact)) return fact.length;
  return typeof fact === "number" ? fact : undefined;
}

function isSet(fact: FactValue | undefined): fact is readonly string[] {
  return typeof fact === "object";
}
