import { factTitle } from "#protocol/catalog/fact-titles.ts";
import type { CandidateRecord, DecisionRecord, StopReason } from "#protocol/record.ts";
import { languageOf } from "../profile.ts";
import { tell } from "../sentence.ts";
import { de } from "./explain/de.ts";
import { en } from "./explain/en.ts";
import { pl } from "./explain/pl.ts";
import type { Sentences } from "./explain/sentences.ts";
import { steps } from "./explain/steps.ts";
import { momentText } from "./format.ts";

/** A decision in a marketer's words. */
export interface Explanation {
  readonly outcome: string;
  /** One line per campaign that could have spoken, the winners first. */
  readonly lines: readonly string[];
}

const languages: Readonly<Record<string, Sentences>> = { en, de, pl };

/** Why something was said, and what each campaign that stayed silent was told; moments are on the shop's clock. */
export function explain(
  record: DecisionRecord,
  locale = "en",
  names: ReadonlyMap<string, string> = new Map(),
  zone = "UTC",
): Explanation {
  const words = languages[languageOf(locale)] ?? en;
  const name = (campaign: string) => names.get(campaign) ?? campaign;
  const lines = record.candidates.map(
    (candidate) => `${name(candidate.campaign)}: ${lineOf(candidate, words, locale, zone, name)}.`,
  );
  const won = record.candidates.filter(({ fate }) => fate === "won");
  const said = won.map(({ campaign }) => name(campaign)).join(", ");
  return {
    outcome: won.length > 0 ? tell(words.said, { names: said }) : words.nothing,
    lines: record.more > 0 ? [...lines, tell(words.more, { count: record.more })] : lines,
  };
}

function lineOf(
  { fate, variant, reason, until, list = [] }: CandidateRecord,
  words: Sentences,
  locale: string,
  zone: string,
  name: (campaign: string) => string,
): string {
  if (fate === "won") {
    const won = tell(words.won, { variant: variant ?? "" });
    const called = steps[languageOf(locale)] ?? steps["en"] ?? {};
    const items = list.map(({ id, step }) => `${id} (${called[step] ?? step})`).join(", ");
    return list.length > 0 ? `${won}; ${tell(words.listing, { items })}` : won;
  }
  if (fate === "withheld") return words.withheld;
  const why = reason ? reasonText(reason, words, name, languageOf(locale)) : "";
  return fate === "moved" && until !== null
    ? tell(words.moved, { until: momentText(until, locale === "en" ? "en-GB" : locale, zone), why })
    : why;
}

function reasonText(
  { code, clause, facts: known }: StopReason,
  words: Sentences,
  name: (campaign: string) => string,
  language: string,
): string {
  const named = Object.entries(known ?? {}).map(([key, value]) => [
    key,
    key === "winner" || key === "other" ? name(String(value)) : value,
  ]);
  const why = tell(words[code], Object.fromEntries(named));
  if (!clause) return why;
  const { fact, is, value } = clause;
  const title = factTitle(fact, language);
  const told = { fact: title, is: words[is], value: String(value ?? "") };
  return `${why}: ${tell(words.clause, told)}`;
}
