import { computed, effect, signal } from "@preact/signals";
import { de } from "./words/de.ts";
import { en, type Words } from "./words/en.ts";
import { pl } from "./words/pl.ts";

const languages = { en, de, pl } as const satisfies Readonly<Record<string, Words>>;

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

// The catalog speaks English itself; other languages' titles are read when one is spoken.
const titles = signal<Readonly<Record<string, string>>>({});

async function loadTitles(spoken: Language): Promise<void> {
  try {
    const response = await fetch(`/dashboard/titles-${spoken}.json`);
    const read: Readonly<Record<string, string>> = response.ok ? await response.json() : {};
    if (spoken === language.value) titles.value = read;
  } catch {
    // English titles are better than none.
  }
}

/** A title of the catalog in the reader's language. */
export function titled(title: string): string {
  const translated = titles.value[title];
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
  titles.value = {};
  if (language.value !== "en") void loadTitles(language.value);
});
