import { languageOf } from "../../profile.ts";
import { tell } from "../../sentence.ts";
import type { Problem } from "./problem.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";
import { pl } from "./words/pl.ts";
import type { ProblemSentences } from "./words/words.ts";

const languages: Readonly<Record<string, ProblemSentences>> = { en, de, pl };

/** What is wrong, field by field, in sentences that a marketer understands; English if the language is unknown. */
export function sentencesOf(
  problems: readonly Problem[],
  locale: string,
): readonly { readonly field: string; readonly sentence: string }[] {
  const words = languages[languageOf(locale)] ?? en;
  return problems.map(({ field, code, facts = {} }) => ({
    field,
    sentence: tell(words[code], facts),
  }));
}
