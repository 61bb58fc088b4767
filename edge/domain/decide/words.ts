import type { Localized } from "#protocol/text.ts";
import { languageOf } from "../profile.ts";

/** What a text may ask for: {product}, {price}, {missing}, …; null where it is not known. */
export const placeholders = [
  "product",
  "price",
  "missing",
  "features",
  "accessories",
  "code",
  "until",
  "count",
  "stock",
] as const;
export type Placeholder = (typeof placeholders)[number];
export type Words = Readonly<Record<Placeholder, () => string | null>>;

const NAMES: ReadonlySet<string> = new Set(placeholders);
const NAMED = /\{[a-z]+\}/;
const PARTS = /\[([^[\]]*)\]|\{([a-z]+)\}/g;
const RTL: ReadonlySet<string> = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "ps",
  "sd",
  "ug",
  "ur",
  "yi",
]);

const CLOSE: Readonly<Record<string, string>> = {
  ar: "إغلاق",
  bg: "Затваряне",
  cs: "Zavřít",
  da: "Luk",
  de: "Schließen",
  el: "Κλείσιμο",
  es: "Cerrar",
  et: "Sulge",
  fi: "Sulje",
  fr: "Fermer",
  he: "סגירה",
  hr: "Zatvori",
  hu: "Bezárás",
  it: "Chiudi",
  ja: "閉じる",
  ko: "닫기",
  lt: "Uždaryti",
  lv: "Aizvērt",
  nb: "Lukk",
  nl: "Sluiten",
  no: "Lukk",
  pl: "Zamknij",
  pt: "Fechar",
  ro: "Închide",
  ru: "Закрыть",
  sk: "Zavrieť",
  sl: "Zapri",
  sv: "Stäng",
  tr: "Kapat",
  uk: "Закрити",
  zh: "关闭",
};

/** The words in the visitor's language: "de-AT", else "de", else any other German, else the fallback. */
export function inLanguage(texts: Localized, locale: string): string {
  const language = languageOf(locale);
  const known = texts[locale] ?? texts[language];
  if (known !== undefined) return known;
  const kin = Object.keys(texts).find((name) => name !== "*" && languageOf(name) === language);
  return texts[kin ?? "*"] ?? "";
}

/**
 * The text with its placeholders filled in; null if one of them is not known for this visitor.
 * A part in square brackets is left out instead: "{price}[ – {features}]".
 */
export function fill(text: string, words: Words): string | null {
  if (!text.includes("{")) return text;
  let complete = true;
  // In one pass, so that a product's name is never read as a placeholder itself.
  const filled = text.replace(PARTS, (whole, optional?: string, name?: string) => {
    if (optional !== undefined) return NAMED.test(optional) ? (fill(optional, words) ?? "") : whole;
    if (name === undefined || !isPlaceholder(name)) return whole;
    const word = words[name]();
    if (word === null) complete = false;
    return word ?? "";
  });
  return complete ? filled : null;
}

/** What a button that closes something is called in this language, else in English. */
export function closeIn(locale: string): string {
  return CLOSE[languageOf(locale)] ?? "Close";
}

/** Whether the language is written from right to left. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return RTL.has(languageOf(locale)) ? "rtl" : "ltr";
}

function isPlaceholder(name: string): name is Placeholder {
  return NAMES.has(name);
}
