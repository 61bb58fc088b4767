import type { Mode } from "#protocol/catalog/facts.ts";

/** What a visit looked like so far. */
export interface VisitEvidence {
  readonly productViews: number;
  readonly distinctProducts: number;
  readonly distinctCategories: number;
  readonly lists: number;
  readonly searches: number;
  readonly filters: number;
  readonly contents: number;
  /** Share of the engaged time spent on articles, specifications and reviews, 0 to 1. */
  readonly readingShare: number;
  readonly cartAdds: number;
  readonly isInCheckout: boolean;
  readonly pages: number;
  readonly isOver: boolean;
}

type Known = Exclude<Mode, "unknown">;

const ENOUGH = 3;
// With so many pages the differences between the modes are as clear as they get.
const CLEAR = 10;

/**
 * How somebody visits, after Moe (2003): directed buyers look again at few products, deliberators compare within a category,
 * hedonic browsers drift across categories, knowledge builders read.
 */
export function modeOf(evidence: VisitEvidence): {
  readonly id: Mode;
  readonly confidence: number;
} {
  const { productViews, lists, searches, contents, cartAdds, pages, isOver } = evidence;
  const seen = productViews + lists + searches + contents + cartAdds;
  if (seen < ENOUGH) {
    // A visit that ended before it began; while it lasts nobody can tell.
    return isOver && pages <= 2
      ? { id: "shallow", confidence: 1 - seen / (ENOUGH + 1) }
      : { id: "unknown", confidence: 0 };
  }
  const clarity = 2 * Math.min(1, seen / CLEAR) + 0.5;
  const scores = Object.entries(scoresOf(evidence)).map(
    ([id, score]) => [id, Math.exp(clarity * score)] as const,
  );
  const sum = scores.reduce((all, [, weight]) => all + weight, 0);
  let best: { readonly id: Mode; readonly confidence: number } = { id: "unknown", confidence: 0 };
  for (const mode of [
    "directed-buying",
    "deliberating",
    "hedonic-browsing",
    "knowledge-building",
  ] as const) {
    const confidence = (scores.find(([id]) => id === mode)?.[1] ?? 0) / sum;
    if (confidence > best.confidence) best = { id: mode, confidence };
  }
  return best;
}

function scoresOf(evidence: VisitEvidence): Readonly<Record<Exclude<Known, "shallow">, number>> {
  const { productViews, distinctProducts, distinctCategories, lists, searches, filters } = evidence;
  const { contents, readingShare, cartAdds, isInCheckout } = evidence;
  const views = Math.max(1, productViews);
  const again = Math.max(0, productViews - distinctProducts) / views;
  const drift = distinctProducts > 1 ? (distinctCategories - 1) / (distinctProducts - 1) : 0;
  const focus = distinctProducts > 1 ? 1 - drift : 0;
  const breadth = Math.min(1, distinctProducts / 6);
  const buying = isInCheckout ? 1 : cartAdds > 0 ? 0.6 : 0;
  return {
    "directed-buying": 1.2 * buying + 0.4 * Math.min(1, searches) + 0.4 * again - 0.8 * breadth,
    deliberating: 0.9 * focus * breadth + 0.8 * again + 0.4 * Math.min(1, filters / 2),
    "hedonic-browsing":
      1.2 * drift * breadth + 0.4 * Math.min(1, lists / 4) - 0.4 * again - 0.4 * buying,
    "knowledge-building": 1.2 * readingShare + 0.6 * Math.min(1, contents / 2) - 0.3 * buying,
  };
}
