import type { Campaign } from "#protocol/campaign.ts";
import type { Facts } from "#protocol/catalog/facts.ts";
import type { Offer } from "#protocol/catalog/offers.ts";
import { possible } from "./possible.ts";
import type { Check } from "./problem.ts";
import { variantsOf } from "./walk.ts";

/** What is fixed of somebody who buys again and again, and of somebody who never has. */
const loyal: Facts = {
  lifecycle: "loyal",
  purchases: 12,
  "days-since-purchase": 20,
  visits: 40,
  "loyalty-card": true,
};
const fresh: Facts = { lifecycle: "new", purchases: 0, visits: 1, "loyalty-card": false };

/** Loyal customers never fare worse than new ones. */
export const fairness: Check = (campaign, { others }) => {
  const offers = offersOf(campaign);
  if (offers.length === 0 || !leavesOut(campaign, loyal) || leavesOut(campaign, fresh)) return [];
  const equal = others.some(
    (other) =>
      other.status === "live" &&
      !leavesOut(other, loyal) &&
      offers.every((offer) => offersOf(other).some((its) => isAsGood(its, offer))),
  );
  if (equal) return [];
  return [{ field: "audience", code: "unfair" }];
};

function leavesOut({ audience }: Campaign, facts: Facts): boolean {
  return audience !== undefined && possible(audience, facts) === "no";
}

function offersOf(campaign: Campaign): readonly Offer[] {
  return variantsOf(campaign).flatMap(({ offer }) => offer ?? []);
}

function isAsGood({ value: one }: Offer, { value: other }: Offer): boolean {
  if (one.kind === "percent" && other.kind === "percent") return one.percent >= other.percent;
  if (one.kind === "amount" && other.kind === "amount") return one.amount >= other.amount;
  return one.kind === other.kind;
}
