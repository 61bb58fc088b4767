import type { Persona } from "#protocol/persona.ts";

const MAX_PERSONAS = 24;
const WEIGHT = 1.5;
const KEPT = 256;

// Most visitors look at what others looked at: the same personas keep their index, too.
const known = new Map<string, readonly Persona[]>();

/** Personas for a shop that has named none: one for each category that somebody looked at. */
export function personasFrom(categories: Iterable<string>): readonly Persona[] {
  const distinct = new Set(categories);
  distinct.delete("");
  const named = [...distinct].slice(-MAX_PERSONAS);
  const name = JSON.stringify(named);
  const before = known.get(name);
  if (before) return before;
  const personas = named.map(personaOf);
  if (known.size >= KEPT) known.clear();
  known.set(name, personas);
  return personas;
}

function personaOf(category: string): Persona {
  return {
    id: category.replaceAll(/[^\w.-]+/g, "-").slice(0, 64),
    name: category,
    evidence: [{ kind: "category", category, weight: WEIGHT }],
  };
}
