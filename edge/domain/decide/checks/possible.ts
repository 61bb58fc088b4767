import type { Facts } from "#protocol/catalog/facts.ts";
import type { Clause, Segment } from "#protocol/segment.ts";
import { holds } from "../../segment/holds.ts";

/** Whether somebody of whom only these facts are fixed can be in a segment. */
export type Possibility = "yes" | "no" | "maybe";

/** Three-valued: what is not fixed may be either way. */
export function possible(segment: Segment, fixed: Facts): Possibility {
  if ("all" in segment) {
    const parts = segment.all.map((part) => possible(part, fixed));
    if (parts.includes("no")) return "no";
    return parts.includes("maybe") ? "maybe" : "yes";
  }
  if ("any" in segment) {
    const parts = segment.any.map((part) => possible(part, fixed));
    if (parts.includes("yes")) return "yes";
    return parts.includes("maybe") ? "maybe" : "no";
  }
  if ("not" in segment) {
    const part = possible(segment.not, fixed);
    return part === "yes" ? "no" : part === "no" ? "yes" : "maybe";
  }
  if (fixed[segment.fact] === undefined) return "maybe";
  return holds(segment, (fact) => fixed[fact]).holds ? "yes" : "no";
}

/** Two conditions that nobody can meet at once, if a group of "all" holds such a pair. */
export function contradiction(segment: Segment): readonly [Clause, Clause] | null {
  if ("not" in segment) return null;
  const parts = "all" in segment ? segment.all : "any" in segment ? segment.any : [];
  for (const part of parts) {
    const inside = contradiction(part);
    if (inside && "all" in segment) return inside;
  }
  if (!("all" in segment)) return null;
  const clauses = segment.all.filter((part) => "fact" in part);
  for (const [index, one] of clauses.entries()) {
    const other = clauses.slice(index + 1).find((candidate) => excludes(one, candidate));
    if (other) return [one, other];
  }
  return null;
}

function excludes(one: Clause, other: Clause): boolean {
  return one.fact === other.fact && (clashes(one, other) || clashes(other, one));
}

function clashes(one: Clause, other: Clause): boolean {
  switch (`${one.is}/${other.is}`) {
    case "equal/equal":
      return one.value !== other.value;
    case "equal/not-equal":
    case "has/lacks":
      return one.value === other.value;
    case "at-least/at-most":
    case "at-least/equal":
      return Number(one.value) > Number(other.value);
    case "equal/at-most":
      return Number(one.value) > Number(other.value);
    default:
      return false;
  }
}
