import type { ErrorCode, RefusalBody } from "#protocol/error.ts";
import { languageOf } from "../profile.ts";
import { tell } from "../sentence.ts";
import type { Complaint } from "./complaint.ts";
import { labelOf } from "./label.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";
import { pl } from "./words/pl.ts";
import type { RefusalWords } from "./words/words.ts";

const languages: Readonly<Record<string, RefusalWords>> = { en, de, pl };

/** A refusal in the reader's language; in English if that is unknown. */
export function refusalTold(
  code: ErrorCode,
  complaints: readonly Complaint[] | undefined,
  locale: string,
): RefusalBody {
  const { errors } = wordsOf(locale);
  const problems = complaints?.map((complaint) => complaintTold(complaint, locale));
  return { code, sentence: errors[code], ...(problems && { problems }) };
}

/** One complaint: which field, by its path and by its name in the form, and what would be right. */
export function complaintTold(
  { field, code, facts = {}, form }: Complaint,
  locale: string,
): { readonly field: string; readonly sentence: string } {
  const sentence = tell(wordsOf(locale).complaints[code], written(facts, locale));
  const label = form === undefined || field === "" ? "" : `${labelOf(field, form, locale)}: `;
  return { field, sentence: `${label}${sentence}` };
}

function wordsOf(locale: string): RefusalWords {
  return languages[languageOf(locale)] ?? en;
}

function written(
  facts: NonNullable<Complaint["facts"]>,
  locale: string,
): Readonly<Record<string, string>> {
  const number = new Intl.NumberFormat(languageOf(locale) in languages ? locale : "en");
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === "number" ? number.format(value) : value,
    ]),
  );
}
