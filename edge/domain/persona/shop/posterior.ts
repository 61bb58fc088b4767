import type { Evidence } from "#protocol/persona.ts";
import type { Reason } from "../reason.ts";
import type { EvidenceIndex, Hint } from "./evidence-index.ts";
import type { Observation } from "./observed.ts";

/** How probable a persona is, and why. */
export interface Believed {
  readonly id: string;
  /** Log-odds against "none of them". */
  readonly score: number;
  readonly probability: number;
  /** Worked out when asked for: most personas' never are. */
  readonly reasons: () => readonly Reason[];
}

interface Support {
  readonly hint: Hint;
  strength: number;
  recent: number;
  times: number;
}

// A first look says little: "none of them" is as probable as one clear sign.
const NOBODY = 1.5;
const MAX_REASONS = 4;

/** Weighs everything observed: each piece of evidence counts with its weight, less and less the more often it repeats. */
export function posterior(
  index: EvidenceIndex,
  observations: readonly Observation[],
): readonly Believed[] {
  const supports = supported(index, observations);
  const scores = index.personas.map(() => 0);
  for (const { hint, strength } of supports) {
    const { persona, evidence } = hint;
    scores[persona] = (scores[persona] ?? 0) + evidence.weight * Math.log2(1 + strength);
  }
  const odds = scores.map((score) => Math.exp(score - NOBODY));
  const sum = odds.reduce((all, one) => all + one, 1);
  const recent = observations.filter(({ kind, isRecent }) => kind === "product" && isRecent).length;
  return index.personas.map((id, persona) => ({
    id,
    score: scores[persona] ?? 0,
    probability: (odds[persona] ?? 0) / sum,
    reasons: () =>
      supports
        .filter(({ hint }) => hint.persona === persona && hint.evidence.weight > 0)
        .toSorted((left, right) => worth(right) - worth(left))
        .slice(0, MAX_REASONS)
        .map((support) => reasonOf(support, recent)),
  }));
}

function supported(
  { hints, words }: EvidenceIndex,
  observations: readonly Observation[],
): readonly Support[] {
  const found = new Map<Evidence, Support>();
  const note = (hint: Hint, { kind, strength, isRecent }: Observation) => {
    const support = found.get(hint.evidence) ?? { hint, strength: 0, recent: 0, times: 0 };
    support.strength += strength;
    support.times += 1;
    if (kind === "product" && isRecent) support.recent += 1;
    found.set(hint.evidence, support);
  };
  for (const observation of observations) {
    for (const name of observation.names) {
      for (const hint of hints.get(name) ?? []) note(hint, observation);
    }
    const { text } = observation;
    if (text === undefined) continue;
    for (const { word, hint } of words) if (text.includes(word)) note(hint, observation);
  }
  return [...found.values()];
}

function worth({ hint, strength }: Support): number {
  return hint.evidence.weight * Math.log2(1 + strength);
}

function reasonOf({ hint: { evidence }, recent, times }: Support, products: number): Reason {
  switch (evidence.kind) {
    case "category":
    case "tag":
    case "brand": {
      const what =
        evidence.kind === "category"
          ? evidence.category
          : evidence.kind === "tag"
            ? evidence.tag
            : evidence.brand;
      // Nothing of it lately: what remains is the memory of it.
      return recent > 0
        ? { code: evidence.kind, count: recent, of: products, what }
        : { code: `${evidence.kind}-earlier`, count: times, of: 0, what };
    }
    case "price-tier":
      return { code: "price-tier", count: 1, of: 0, what: evidence.tier };
    case "content":
      return { code: "content", count: times, of: 0, what: evidence.tag };
    case "search":
      return { code: "search", count: times, of: 0, what: evidence.word };
    case "preference":
      return { code: "preference", count: 1, of: 0, what: `${evidence.name}=${evidence.value}` };
  }
}
