import { batch, computed, signal } from "@preact/signals";
import type { Words } from "./words/en.ts";

// A language is a file of its own: a browser loads the one that its reader speaks.
const languages = {
  en: async () => (await import("./words/en.ts")).en,
  de: async () => (await import("./words/de.ts")).de,
  pl: async () => (await import("./words/pl.ts")).pl,
} as const satisfies Readonly<Record<string, () => Promise<Words>>>;

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

const spoken = signal<Words | null>(null);

/** The language of the words that are on the page. */
export const language = signal<Language>("en");

/** All texts in the reader's language. */
export const words = computed<Words>(() => {
  if (!spoken.value) throw new Error("nothing is drawn before its words are there");
  return spoken.value;
});

/** Loads the reader's language; nothing is drawn before, so nobody sees another one flash by. */
export async function learn(chosen: Language = preferred()): Promise<void> {
  const learned = await languages[chosen]();
  batch(() => {
    language.value = chosen;
    spoken.value = learned;
  });
  document.documentElement.lang = chosen;
}

/** Changes the reader's language and remembers it; the page keeps the old one until the new one is there. */
export async function speak(chosen: Language): Promise<void> {
  await learn(chosen);
  localStorage.setItem(KEY, chosen);
}

/** The text of a value that the edge names; a name this dashboard is too old for stays as it is. */
export function word(texts: Readonly<Record<string, string>>, name: string): string {
  return texts[name] ?? name;
}

/** A title of the catalog, which speaks English itself, in the reader's language. */
export function titled(title: string): string {
  const { titles, fields } = words.value;
  return titles[title] ?? word(fields, title);
}

/** One of several values that the catalog offers; "none" means another thing for every fact. */
export function choice(value: string, fact?: string): string {
  const { choices, cause, stage } = words.value;
  if (fact !== undefined && !fact.includes("stage")) return word({ ...choices, ...cause }, value);
  return word({ ...choices, ...cause, ...stage }, value);
}
