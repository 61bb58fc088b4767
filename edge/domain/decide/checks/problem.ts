import type { Campaign } from "#protocol/campaign.ts";
import type { Persona } from "#protocol/persona.ts";
import type { Settings } from "#protocol/site.ts";

/** What is wrong with a campaign: the field as a path, and what would be right. */
export interface Problem {
  readonly field: string;
  readonly sentence: string;
}

/** What a campaign is checked against. */
export interface Shop {
  readonly settings: Settings;
  readonly personas: readonly Persona[];
  /** The shop's other campaigns. */
  readonly others: readonly Campaign[];
  /** Uploaded pools and how many codes are left in each. */
  readonly pools: ReadonlyMap<string, number>;
  /** Whether the catalogue's prices have been kept for 30 days. */
  readonly knowsLowestPrices: boolean;
}

export type Check = (campaign: Campaign, shop: Shop) => readonly Problem[];
