import type { Campaign } from "#protocol/campaign.ts";
import type { Persona } from "#protocol/persona.ts";
import type { Settings } from "#protocol/site.ts";

/** Everything that can be wrong with a campaign; each has a sentence in `words/`. */
export type ProblemCode =
  | "no-share"
  | "same-variant"
  | "reserved-variant"
  | "no-fallback"
  | "unknown-placeholder"
  | "needs-offer"
  | "needs-threshold"
  | "claims-stock"
  | "countdown-to-nothing"
  | "no-budget"
  | "unknown-pool"
  | "empty-pool"
  | "no-end"
  | "no-audience"
  | "unreachable-arm"
  | "contradiction"
  | "unknown-persona"
  | "unknown-market"
  | "unfair"
  | "drop-without-history"
  | "reduction-without-offer"
  | "undisclosed-price"
  | "ends-before"
  | "has-ended"
  | "nothing-follows"
  | "says-nothing"
  | "collective-shows"
  | "never-open"
  | "in-quiet-hours"
  | "foreign-link";

/** What is wrong with a campaign: the field as a path, and what a sentence about it needs. */
export interface Problem {
  readonly field: string;
  readonly code: ProblemCode;
  readonly facts?: Readonly<Record<string, string>>;
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
  readonly now: number;
}

export type Check = (campaign: Campaign, shop: Shop) => readonly Problem[];
