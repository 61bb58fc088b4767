import * as v from "valibot";
import type { Complaint } from "./complaint.ts";
import { key, line } from "./text.ts";

const weight = v.pipe(v.number(), v.minValue(-10), v.maxValue(10));

/** What speaks for a persona, and how strongly (1 is an ordinary hint). */
export const evidence = v.variant("kind", [
  v.object({ kind: v.literal("category"), category: line, weight }),
  v.object({ kind: v.literal("tag"), tag: line, weight }),
  v.object({ kind: v.literal("brand"), brand: line, weight }),
  v.object({ kind: v.literal("price-tier"), tier: v.picklist(["low", "middle", "high"]), weight }),
  v.object({ kind: v.literal("content"), tag: line, weight }),
  v.object({ kind: v.literal("search"), word: line, weight }),
  v.object({ kind: v.literal("preference"), name: key, value: line, weight }),
]);
export type Evidence = v.InferOutput<typeof evidence>;

/** A kind of customer that the shop knows, with what gives them away. */
export const persona = v.object({
  id: key,
  name: line,
  description: v.optional(line),
  evidence: v.pipe(
    v.array(evidence),
    v.minLength(1, "no-evidence" satisfies Complaint),
    v.maxLength(50),
  ),
});
export type Persona = v.InferOutput<typeof persona>;

export const personas = v.pipe(v.array(persona), v.maxLength(24));
