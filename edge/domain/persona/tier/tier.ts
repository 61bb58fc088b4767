import type { PriceTier } from "#protocol/catalog/facts.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Session } from "../../session/session.ts";
import { priceRank } from "./price-rank.ts";

const ENOUGH = 2;

/** The mean price rank of the distinct products that somebody dealt with; null with fewer than two. */
export function meanPriceRank(session: Session, catalogue: Catalogue): number | null {
  const ids = new Set<string>();
  for (const { id } of session.viewed) ids.add(id);
  for (const { id } of session.cart) ids.add(id);
  for (const { id } of session.removed) ids.add(id);
  for (const { items } of session.orders) for (const id of items) ids.add(id);
  let sum = 0;
  let ranked = 0;
  for (const id of ids) {
    const rank = priceRank(catalogue, id);
    if (rank === null) continue;
    sum += rank;
    ranked += 1;
  }
  return ranked < ENOUGH ? null : sum / ranked;
}

/** The price level of a mean rank. */
export function tierOf(rank: number | null): PriceTier {
  if (rank === null) return "unknown";
  return rank < 1 / 3 ? "low" : rank > 2 / 3 ? "high" : "middle";
}
