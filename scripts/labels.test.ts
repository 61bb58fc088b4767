import { expect, test } from "vitest";
import { de as german } from "../dashboard/words/de.ts";
import { en as english } from "../dashboard/words/en.ts";
import { pl as polish } from "../dashboard/words/pl.ts";
import { titles } from "../dashboard/words/de/titles.ts";
import { de } from "../edge/domain/refusal/labels/de.ts";
import { en } from "../edge/domain/refusal/labels/en.ts";
import { pl } from "../edge/domain/refusal/labels/pl.ts";

/** All texts of the dashboard in one language, those that need a word more with an empty one. */
function textsOf(words: unknown): readonly string[] {
  if (typeof words === "string") return [words];
  if (typeof words === "function") {
    const said: unknown = words("", "", "", "", "");
    return typeof said === "string"
      ? [said.replace(/^: ./, (start) => start.slice(2).toUpperCase())]
      : [];
  }
  return typeof words === "object" && words !== null ? Object.values(words).flatMap(textsOf) : [];
}

// The catalog's titles are English already.
const catalog = Object.keys(titles);

test.each([
  ["English", en, [...textsOf(english), ...catalog]],
  ["German", de, textsOf(german)],
  ["Polish", pl, textsOf(polish)],
] as const)("refusals in %s call each field as the dashboard's forms do", (_, labels, texts) => {
  const known = new Set(texts);
  expect(Object.values(labels).filter((label) => label !== "" && !known.has(label))).toEqual([]);
});
