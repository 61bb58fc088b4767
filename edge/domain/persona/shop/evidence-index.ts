import type { Evidence, Persona } from "#protocol/persona.ts";

/** A piece of evidence and whom it speaks for. */
export interface Hint {
  readonly persona: number;
  readonly evidence: Evidence;
}

/** All personas' evidence by what has to be seen for it: looking up what somebody did costs the same for 1 and for 24 personas. */
export interface EvidenceIndex {
  readonly personas: readonly string[];
  readonly hints: ReadonlyMap<string, readonly Hint[]>;
  /** Words are looked for inside of what was searched. */
  readonly words: readonly { readonly word: string; readonly hint: Hint }[];
}

const known = new WeakMap<readonly Persona[], EvidenceIndex>();

/** The index of a shop's personas, made once a version. */
export function indexOf(personas: readonly Persona[]): EvidenceIndex {
  const before = known.get(personas);
  if (before) return before;
  const hints = new Map<string, Hint[]>();
  const words: { word: string; hint: Hint }[] = [];
  for (const [persona, { evidence: all }] of personas.entries()) {
    for (const evidence of all) {
      const hint = { persona, evidence };
      if (evidence.kind === "search") words.push({ word: evidence.word.toLowerCase(), hint });
      else {
        const name = nameOf(evidence);
        const same = hints.get(name);
        if (same) same.push(hint);
        else hints.set(name, [hint]);
      }
    }
  }
  const index = { personas: personas.map(({ id }) => id), hints, words };
  known.set(personas, index);
  return index;
}

function nameOf(evidence: Exclude<Evidence, { kind: "search" }>): string {
  switch (evidence.kind) {
    case "category":
      return `category ${evidence.category}`;
    case "tag":
      return `tag ${evidence.tag}`;
    case "brand":
      return `brand ${evidence.brand}`;
    case "price-tier":
      return `tier ${evidence.tier}`;
    case "content":
      return `content ${evidence.tag}`;
    case "preference":
      return `preference ${evidence.name}=${evidence.value}`;
  }
}
