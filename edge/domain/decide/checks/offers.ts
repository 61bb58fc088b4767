import type { Check, Problem } from "./problem.ts";
import { variantsOf } from "./walk.ts";

/** Offers without codes, budget or end, and countdowns that count down to nothing. */
export const offers: Check = (campaign, shop) =>
  variantsOf(campaign).flatMap(({ offer, field, content }): readonly Problem[] => {
    const problems: Problem[] = [];
    if (!offer) {
      return "kind" in content && content.kind === "countdown"
        ? [{ field, code: "countdown-to-nothing" }]
        : [];
    }
    if (!campaign.budget) {
      problems.push({ field: "budget", code: "no-budget" });
    }
    if (offer.source === "pool") {
      const { pool } = offer;
      const left = shop.pools.get(pool);
      if (!left) {
        const code = left === undefined ? "unknown-pool" : "empty-pool";
        problems.push({ field: `${field}.offer.pool`, code, facts: { pool } });
      }
    }
    if (!(offer.endsAfterHours > 0)) {
      problems.push({ field: `${field}.offer.endsAfterHours`, code: "no-end" });
    }
    return problems;
  });
