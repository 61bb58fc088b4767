import type { PriceTier } from "#protocol/catalog/facts.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Session } from "../session/session.ts";
import { priceRank } from "./tier/price-rank.ts";
import { tierOf } from "./tier/tier.ts";

/** Engaged time by what it was spent on, milliseconds. */
export interface Attention {
  readonly categories: ReadonlyMap<string, number>;
  readonly tiers: ReadonlyMap<PriceTier, number>;
}

/** On which categories and price levels somebody spent their time, by the products looked at last. */
export function attentionOf({ viewed }: Session, catalogue: Catalogue): Attention {
  const categories = new Map<string, number>();
  const tiers = new Map<PriceTier, number>();
  for (const { id, category, engagedMs } of viewed) {
    if (engagedMs === 0) continue;
    const name = catalogue.products.get(id)?.categories.at(-1) ?? category;
    if (name !== "") categories.set(name, (categories.get(name) ?? 0) + engagedMs);
    const tier = tierOf(priceRank(catalogue, id));
    tiers.set(tier, (tiers.get(tier) ?? 0) + engagedMs);
  }
  return { categories, tiers };
}

/** The category and the price level that got the most time. */
export function longest(
  session: Session,
  catalogue: Catalogue,
): { readonly category: string | null; readonly tier: PriceTier } {
  const { categories, tiers } = attentionOf(session, catalogue);
  return { category: top(categories), tier: top(tiers) ?? "unknown" };
}

// Of two with the same time the one looked at first stays: the answer must not depend on chance.
function top<T>(times: ReadonlyMap<T, number>): T | null {
  let best: readonly [T, number] | null = null;
  for (const entry of times) if (best === null || entry[1] > best[1]) best = entry;
  return best?.[0] ?? null;
}
