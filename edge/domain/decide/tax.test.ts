import { expect, test } from "vitest";
import type { Market } from "#protocol/site.ts";
import { taxText } from "./tax.ts";

const home: Market = { id: "de", locale: "de-DE", currency: "EUR", pricesIncludeTax: true };

test.each([
  ["de-AT", true, undefined, null],
  ["de-AT", true, true, "inkl. MwSt."],
  ["de-AT", false, undefined, "zzgl. MwSt."],
  ["pl-PL", true, true, "z VAT"],
  ["fr-FR", false, undefined, "HT"],
  ["en-US", false, undefined, "plus tax"],
  ["ja-JP", false, undefined, "excl. VAT"],
])("in %s, prices with tax %s, named %s, the word is %s", (locale, withTax, namesTax, word) => {
  const market = { ...home, pricesIncludeTax: withTax, ...(namesTax && { namesTax }) };
  expect(taxText(market, locale)).toBe(word);
});
