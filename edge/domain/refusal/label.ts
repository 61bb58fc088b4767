import { languageOf } from "../profile.ts";
import { de } from "./labels/de.ts";
import { en } from "./labels/en.ts";
import type { Labels } from "./labels/labels.ts";
import { pl } from "./labels/pl.ts";

const languages: Readonly<Record<string, Labels>> = { en, de, pl };

// Each holds one text per language of the shop.
const texts = new Set(
  "title text body note label question answer answers thanks reached submit agree decline what".split(
    " ",
  ),
);

/** What a form calls the field at a path, "Step 1, Variant 2, Heading (de)"; the path itself where no form shows it. */
export function labelOf(field: string, form: string, locale: string): string {
  const words: Readonly<Record<string, string>> = languages[languageOf(locale)] ?? en;
  const parts = field.split(".");
  const names: string[] = [];
  let parent = form;
  for (const [index, part] of parts.entries()) {
    if (/^\d+$/.test(part)) {
      const whole = words[parent] ? names.pop() : "";
      const one = words[`${parent}/#`];
      if (one !== "") names.push(`${one ?? whole} ${Number(part) + 1}`.trim());
    } else if (index > 0 && index === parts.length - 1 && texts.has(parent)) {
      names.push(`${names.pop()} (${part === "*" ? words["*"] : part})`);
    } else {
      const name = words[`${parent}/${part}`] ?? words[part];
      if (name === undefined) return field;
      if (name !== "") names.push(name);
      parent = part;
    }
  }
  return names.join(", ") || field;
}
