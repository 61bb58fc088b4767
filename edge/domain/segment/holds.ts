import type { FactName, Facts, FactValue } from "#protocol/catalog/facts.ts";
import type { Clause, Segment } from "#protocol/segment.ts";
import type { DatedSet } from "./dated.ts";

/** The answer to "is this visitor meant?", and the condition that said no. */
export interface Verdict {
  readonly holds: boolean;
  readonly failed: Clause | null;
}

const yes: Verdict = { holds: true, failed: null };

/** Facts; sets are made when a condition asks for them, since most ask for none. */
export interface DatedFacts extends Facts {
  readonly set?: (name: FactName) => DatedSet | undefined;
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
  // Of a set without moments nothing is known to be recent.
  if (value !== undefined) return withinDays !== undefined && isSet(value) ? [] : value;
  const set = facts.set?.(fact);
  if (withinDays === undefined || !set) return set?.members;
  return set.members.filter((_, index) => (set.daysAgo[index] ?? Infinity) <= withinDays);
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
