import type { FactName, Facts, FactValue } from "#protocol/catalog/facts.ts";
import type { Clause, Segment } from "#protocol/segment.ts";

/** The answer to "is this visitor meant?", and the condition that said no. */
export interface Verdict {
  readonly holds: boolean;
  readonly failed: Clause | null;
}

const yes: Verdict = { holds: true, failed: null };

/** Facts, and of each set how many days ago its members were last seen, in the set's order. */
export interface DatedFacts extends Facts {
  readonly daysAgo?: { readonly [F in FactName]?: readonly number[] };
}

/** Whether a segment's conditions are true of these facts. */
export function holds(segment: Segment, facts: DatedFacts): Verdict {
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
  return isTrue(segment, membersWithin(segment, facts)) ? yes : { holds: false, failed: segment };
}

function firstClause(segment: Segment): Clause | null {
  if ("not" in segment) return firstClause(segment.not);
  const first = "all" in segment ? segment.all[0] : "any" in segment ? segment.any[0] : null;
  if (first) return firstClause(first);
  return "fact" in segment ? segment : null;
}

// "In the last N days": only the members of a set that were seen since.
function membersWithin({ fact, withinDays }: Clause, facts: DatedFacts): FactValue | undefined {
  const value = facts[fact];
  if (withinDays === undefined || !isSet(value)) return value;
  const ages = facts.daysAgo?.[fact] ?? [];
  return value.filter((_, index) => (ages[index] ?? Infinity) <= withinDays);
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
