import * as v from "valibot";
import type { Refused } from "#protocol/decision.ts";
import type { Complaint, OfKind } from "../domain/refusal/complaint.ts";
import { complaintTold } from "../domain/refusal/told.ts";
import { en } from "../domain/refusal/words/en.ts";

type Issue = v.BaseIssue<unknown>;

/** What schemas find wrong, field by field; the first twenty. A field is called what the endpoint's form calls it. */
export function complaintsOf(issues: readonly Issue[], form = ""): readonly Complaint[] {
  return issues.slice(0, 20).map((issue) => {
    const field = v.getDotPath(issue) ?? "";
    const told = isWorded(issue.message) ? { code: issue.message } : kindOf(issue);
    return { field, form, ...told };
  });
}

/** One event of a batch that cannot be taken; programs read this, so it is in English. */
export function refusedEvent(index: number, issues: readonly Issue[]): Refused {
  const [complaint = { field: "", code: "shape" } as const] = complaintsOf(issues);
  return { index, ...complaintTold(complaint, "en") };
}

function isWorded(message: string): message is Complaint["code"] {
  return Object.hasOwn(en.complaints, message);
}

function kindOf(issue: Issue): Pick<Complaint, "code" | "facts"> {
  const { type, input, requirement, expected } = issue;
  if (issue.kind === "schema" && input === undefined) return { code: "missing" };
  const bound = typeof requirement === "number" ? requirement : String(requirement);
  const choices = (expected ?? "").replaceAll(/["()]/g, "").replaceAll(" | ", ", ");
  switch (type) {
    case "min_length":
      if (Array.isArray(input)) return { code: "few", facts: { bound } };
      return bound === 1 ? { code: "missing" } : { code: "short", facts: { bound } };
    case "max_length":
      return { code: Array.isArray(input) ? "many" : "long", facts: { bound } };
    case "picklist":
    case "literal":
    case "variant":
      return { code: "choice", facts: { choices } };
    default: {
      const code = codes[type];
      return code ? { code, facts: { bound } } : { code: "shape", facts: { choices } };
    }
  }
}

const codes: Readonly<Record<string, OfKind>> = {
  string: "text",
  number: "number",
  finite: "number",
  boolean: "flag",
  array: "list",
  object: "object",
  record: "object",
  min_value: "at-least",
  max_value: "at-most",
  integer: "whole",
  starts_with: "begin",
};
