import type { PriceTier } from "#protocol/catalog/facts.ts";
import type { ReasonCode } from "../reason.ts";

/** One sentence, or one for each plural that the language makes of {of}, or else of {count}. */
type Sentence =
  | string
  | ({ readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>);

/** The words of reasons in one language. */
export type ReasonWords = Readonly<Record<ReasonCode, Sentence>> & {
  readonly tiers: Readonly<Record<PriceTier, string>>;
};
