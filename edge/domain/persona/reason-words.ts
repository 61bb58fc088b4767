import { priceTiers } from "#protocol/catalog/facts.ts";
import { languageOf } from "../profile.ts";
import { tell } from "../sentence.ts";
import type { Reason } from "./reason.ts";
import { de } from "./reasons/de.ts";
import { en } from "./reasons/en.ts";
import { pl } from "./reasons/pl.ts";
import type { ReasonWords } from "./reasons/words.ts";

const languages: Readonly<Record<string, ReasonWords>> = { en, de, pl };

/** Why something is believed, in a marketer's words. */
export function reasonText({ code, count, of, what }: Reason, locale = "en"): string {
  const language = languageOf(locale);
  const words = languages[language] ?? en;
  const sentence = words[code];
  const plural = new Intl.PluralRules(words === en ? "en" : language).select(of || count);
  const told = typeof sentence === "string" ? sentence : (sentence[plural] ?? sentence.other);
  const tier = code === "price-tier" && priceTiers.find((known) => known === what);
  return tell(told, { count: Math.round(count), of, what: tier ? words.tiers[tier] : what });
}
