import { signal } from "@preact/signals";
import type { Localized } from "#protocol/text.ts";
import type { Template } from "#protocol/templates/words.ts";
import { language } from "../../words.ts";

/** Ready campaigns; undefined until they have been read. */
export const templates = signal<readonly Template[] | undefined>(undefined);

/** Reads them once. */
export async function loadTemplates(): Promise<void> {
  if (templates.value) return;
  try {
    const response = await fetch("/dashboard/templates.json");
    const all: readonly Template[] = await response.json();
    templates.value = all;
  } catch {
    // Without a connection the page's other answers fail too, and say so; the next visit reads anew.
  }
}

/** Words that come in several languages, in the reader's. */
export function spoken(texts: Localized): string {
  return texts[language.value] ?? texts["*"] ?? "";
}
