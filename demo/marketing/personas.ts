import type { Persona } from "#protocol/persona.ts";

/** Who shops for running things, and what gives them away. */
export const demoPersonas: readonly Persona[] = [
  {
    id: "beginner",
    name: "Beginner",
    description: "Buys the first pair and wants to do it right.",
    evidence: [
      { kind: "tag", tag: "beginner", weight: 2 },
      { kind: "price-tier", tier: "low", weight: 1 },
      { kind: "content", tag: "beginner", weight: 1.5 },
      { kind: "search", word: "first", weight: 1 },
    ],
  },
  {
    id: "marathon-runner",
    name: "Marathon runner",
    description: "Trains for the long distance and pays for the right shoe.",
    evidence: [
      { kind: "tag", tag: "marathon", weight: 2 },
      { kind: "content", tag: "marathon", weight: 1.5 },
      { kind: "price-tier", tier: "high", weight: 0.5 },
      { kind: "search", word: "marathon", weight: 1.5 },
    ],
  },
  {
    id: "trail-runner",
    name: "Trail runner",
    description: "Leaves the road whenever possible.",
    evidence: [
      { kind: "tag", tag: "trail", weight: 2 },
      { kind: "content", tag: "trail", weight: 1.5 },
      { kind: "search", word: "trail", weight: 1.5 },
    ],
  },
  {
    id: "data-lover",
    name: "Measures everything",
    description: "Comes for watches, straps and numbers.",
    evidence: [
      { kind: "category", category: "electronics", weight: 1.5 },
      { kind: "content", tag: "pulse", weight: 1.5 },
      { kind: "search", word: "watch", weight: 1 },
    ],
  },
];
