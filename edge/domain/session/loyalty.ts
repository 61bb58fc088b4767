import type { LoyaltyCard } from "./session.ts";

/** The preference by which a page, an app or the shop's server tells of a loyalty card. */
export const LOYALTY_CARD = "loyalty-card";

/** Of two words the later one; but a page never overrules the shop's server. */
export function betterCard(one: LoyaltyCard | null, other: LoyaltyCard | null): LoyaltyCard | null {
  if (!one || !other) return one ?? other;
  if (one.byServer !== other.byServer) return one.byServer ? one : other;
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return one.has ? one : other;
}
