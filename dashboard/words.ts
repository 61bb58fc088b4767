import { computed, effect, signal } from "@preact/signals";
import { de } from "./words/de.ts";
import { titles as german } from "./words/de/titles.ts";
import { en, type Words } from "./words/en.ts";
import { pl } from "./words/pl.ts";
import { titles as polish } from "./words/pl/titles.ts";

const languages = { en, de, pl } as const satisfies Readonly<Record<string, Words>>;

/** The catalog speaks English itself. */
const titles: Partial<Record<string, Readonly<Record<string, string>>>> = {
  de: german,
  pl: polish,
};

export type Language = keyof typeof languages;
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  de: "Deutsch",
  pl: "Polski",
};

const KEY = "edgewise-language";

export function isLanguage(tag: string | null | undefined): tag is Language {
  return tag === "en" || tag === "de" || tag === "pl";
}

function preferred(): Language {
  const stored = localStorage.getItem(KEY);
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
}

export const language = signal<Language>(preferred());

/** All texts in the reader's language. */
export const words = computed<Words>(() => languages[language.value]);

/** The text of a value that the edge names; a name this dashboard is too old for stays as it is. */
export function word(texts: Readonly<Record<string, string>>, name: string): string {
  return texts[name] ?? name;
}

/** A title of the catalog in the reader's language. */
export function titled(title: string): string {
  const translated = titles[language.value]?.[title];
  return translated ?? word(words.value.fields, title);
}

/** One of several values that the catalog offers; "none" means another thing for every fact. */
export function choice(value: string, fact?: string): string {
  const { choices, cause, stage } = words.value;
  if (fact !== undefined && !fact.includes("stage")) return word({ ...choices, ...cause }, value);
  return word({ ...choices, ...cause, ...stage }, value);
}

/** Remembers the reader's choice. */
export function speak(chosen: Language): void {
  language.value = chosen;
  localStorage.setItem(KEY, chosen);
}

effect(() => {
  document.documentElement.lang = language.value;
});
