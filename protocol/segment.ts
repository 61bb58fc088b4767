import * as v from "valibot";
import type { Complaint } from "./complaint.ts";
import { type FactName, factName } from "./catalog/facts.ts";
import { line } from "./text.ts";

/** One comparison; `has`/`lacks` ask whether a set contains the value. */
const clause = v.object({
  fact: factName,
  is: v.picklist(["equal", "not-equal", "at-least", "at-most", "has", "lacks", "known"]),
  value: v.optional(v.union([line, v.pipe(v.number(), v.finite()), v.boolean()])),
  /** For `has`: seen within the last N days. */
  withinDays: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(3650))),
});
export type Clause = v.InferOutput<typeof clause>;

export type Segment =
  | { readonly all: readonly Segment[] }
  | { readonly any: readonly Segment[] }
  | { readonly not: Segment }
  | (Clause & { readonly fact: FactName });

const group = v.pipe(v.array(v.lazy(() => node)), v.minLength(1), v.maxLength(30));
const node: v.GenericSchema<Segment> = v.union(
  [
    v.strictObject({ all: group }),
    v.strictObject({ any: group }),
    v.strictObject({ not: v.lazy(() => node) }),
    clause,
  ],
  "condition" satisfies Complaint,
);

const MAX_DEPTH = 6;

/** Who is meant: conditions over facts, joined by all, any and not, at most six deep. */
export const segment = v.pipe(
  node,
  v.check((expression) => depth(expression) <= MAX_DEPTH, "nesting" satisfies Complaint),
);

function depth(expression: Segment): number {
  if ("all" in expression) return 1 + Math.max(...expression.all.map(depth));
  if ("any" in expression) return 1 + Math.max(...expression.any.map(depth));
  if ("not" in expression) return 1 + depth(expression.not);
  return 1;
}
