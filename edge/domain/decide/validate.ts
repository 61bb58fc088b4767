import type { Campaign } from "#protocol/campaign.ts";
import { audiences } from "./checks/audiences.ts";
import { claims } from "./checks/claims.ts";
import { fairness } from "./checks/fairness.ts";
import { links } from "./checks/links.ts";
import { offers } from "./checks/offers.ts";
import type { Check, Problem, Shop } from "./checks/problem.ts";
import { texts } from "./checks/texts.ts";
import { timing } from "./checks/timing.ts";
import { variants } from "./checks/variants.ts";

const checks: readonly Check[] = [
  variants,
  texts,
  offers,
  audiences,
  fairness,
  claims,
  timing,
  links,
];

/** Why a campaign cannot go live yet, in the marketer's words; an empty list: it can. */
export function validate(campaign: Campaign, shop: Shop): readonly Problem[] {
  return checks.flatMap((check) => check(campaign, shop));
}
