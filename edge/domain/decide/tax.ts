import type { Market } from "#protocol/site.ts";
import { languageOf } from "../profile.ts";

type Words = readonly [included: string, excluded: string];

const english: Words = ["incl. VAT", "excl. VAT"];
const american: Words = ["incl. tax", "plus tax"];
const words: Readonly<Record<string, Words>> = {
  cs: ["vč. DPH", "bez DPH"],
  da: ["inkl. moms", "ekskl. moms"],
  de: ["inkl. MwSt.", "zzgl. MwSt."],
  en: english,
  es: ["IVA incl.", "+ IVA"],
  fr: ["TTC", "HT"],
  it: ["IVA incl.", "+ IVA"],
  nl: ["incl. btw", "excl. btw"],
  pl: ["z VAT", "+ VAT"],
  pt: ["IVA incl.", "+ IVA"],
  sv: ["inkl. moms", "exkl. moms"],
};

/** The word about tax beside a price; null where this market leaves it out. A price without tax always says so. */
export function taxText(
  { pricesIncludeTax, namesTax = false }: Market,
  locale: string,
): string | null {
  if (pricesIncludeTax && !namesTax) return null;
  const isAmerican = /-(US|CA)$/.test(locale);
  const [included, excluded] = isAmerican ? american : (words[languageOf(locale)] ?? english);
  return pricesIncludeTax ? included : excluded;
}
