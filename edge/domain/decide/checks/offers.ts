import type { Check, Problem } from "./problem.ts";
import { variantsOf } from "./walk.ts";

/** Offers without codes, budget or end, and countdowns that count down to nothing. */
export const offers: Check = (campaign, shop) =>
  variantsOf(campaign).flatMap(({ offer, field, content }): readonly Problem[] => {
    const problems: Problem[] = [];
    if (!offer) {
      return "kind" in content && content.kind === "countdown"
        ? [{ field, sentence: "A countdown needs an offer: it shows the offer's real end." }]
        : [];
    }
    if (!campaign.budget) {
      problems.push({
        field: "budget",
        sentence: "Say how many offers may be open or redeemed at once; this campaign gives some.",
      });
    }
    if (offer.source === "pool") {
      const left = shop.pools.get(offer.pool);
      if (left === undefined) {
        problems.push({
          field: `${field}.offer.pool`,
          sentence: `There is no pool named "${offer.pool}": upload its codes first.`,
        });
      } else if (left === 0) {
        problems.push({
          field: `${field}.offer.pool`,
          sentence: `The pool "${offer.pool}" has no codes left: upload more.`,
        });
      }
    }
    if (!(offer.endsAfterHours > 0)) {
      problems.push({ field: `${field}.offer.endsAfterHours`, sentence: "An offer needs an end." });
    }
    return problems;
  });
