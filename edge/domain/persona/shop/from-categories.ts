import type { Persona } from "#protocol/persona.ts";

const MAX_PERSONAS = 24;
const WEIGHT = 1.5;

/** Personas for a shop that has named none: one for each category that somebody looked at. */
export function personasFrom(categories: Iterable<string>): readonly Persona[] {
  return [...new Set(categories)]
    .filter((category) => category !== "")
    .slice(-MAX_PERSONAS)
    .map((category) => ({
      id: category.replaceAll(/[^\w.-]+/g, "-").slice(0, 64),
      name: category,
      evidence: [{ kind: "category", category, weight: WEIGHT }],
    }));
}
