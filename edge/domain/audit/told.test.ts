import { expect, test } from "vitest";
import { changedFields, changedNames, changeOf } from "./change.ts";
import { auditTold } from "./told.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";
import { pl } from "./words/pl.ts";

const told = (what: unknown, locale: string) =>
  auditTold(
    { at: 1, who: "Anna", what: typeof what === "string" ? what : JSON.stringify(what) },
    locale,
  );

test.each([
  ["en", "Settings changed: Quiet hours, From, Messages per day"],
  ["de", "Einstellungen geändert: Ruhezeiten, Von, Nachrichten je Tag"],
  ["pl", "Zmieniono ustawienia: Godziny ciszy, Od, Wiadomości na dzień"],
])("changed settings are named in %s as their form names them", (locale, what) => {
  const subjects = ["quietHours.from", "caps.messagesPerDay"];
  expect(told({ kind: "settings", subjects }, locale)).toMatchObject({ kind: "settings", what });
});

test("a change of many names the first few and counts the rest", () => {
  const change = changeOf("catalogue", ["Shoe", "Sock", "Bag", "Hat", "Belt", "Scarf", "Glove"]);
  expect(told(change, "de").subject).toBe("Shoe, Sock, Bag, Hat, Belt (+2)");
});

test("a change of nothing is none", () => {
  expect(changeOf("settings", changedFields({ caps: { a: 1 } }, { caps: { a: 1 } }))).toBeNull();
});

test("only the fields that differ are named, a list as one", () => {
  const before = { name: "A", caps: { perDay: 1, perWeek: 2 }, origins: ["a"], icon: "/i" };
  const after = { name: "A", caps: { perDay: 1, perWeek: 3 }, origins: ["a", "b"] };
  expect(changedFields(before, after)).toEqual(["caps.perWeek", "origins", "icon"]);
});

test("personas that are new, gone or different are named, one without a name by its id", () => {
  const [a, b, c] = ["a", "b", "c"].map((id) => ({ id, name: id.toUpperCase(), x: 1 }));
  if (!a || !b || !c) throw new Error("three were made");
  expect(changedNames([a, b], [{ ...b, x: 2 }, c, { ...a, name: "" }])).toEqual(["B", "C", "a"]);
  expect(changedNames([a, b], [a])).toEqual(["B"]);
});

test.each([
  ["created the shop", "Shop angelegt", "Shop"],
  ["changed the settings", "Einstellungen geändert", "Einstellungen"],
  ["saved the campaign “A (b)” (live)", "Laufende Kampagne gespeichert: A (b)", "A (b)"],
  [
    "added 1200 codes to the pool spring",
    "Codes in einen Vorrat gelegt: spring (+1.200)",
    "spring (+1.200)",
  ],
  ["gave Anna access as editor", "Zugang als Redaktion gegeben: Anna", "Anna"],
  ["gave  access as viewer", "Zugang als Leser gegeben", "Token"],
  ["took the feed away", "Produkt-Feed entfernt", "Produkt-Feed"],
  [
    "did what nobody knows any more",
    "Geändert: did what nobody knows any more",
    "did what nobody knows any more",
  ],
])("what release 0.1.0 noted as “%s” is read as “%s”", (sentence, what, subject) => {
  expect(told(sentence, "de")).toMatchObject({ what, subject });
});

test("what a later release noted keeps its subject", () => {
  expect(told({ kind: "moon-painted", subjects: ["Moon"] }, "pl")).toMatchObject({
    kind: "other",
    what: "Zmieniono: Moon",
  });
});

test("no change is without a subject, in any language", () => {
  for (const [locale, words] of Object.entries({ en, de, pl })) {
    for (const kind of Object.keys(words.kinds)) {
      expect(told({ kind, subjects: [] }, locale).subject).not.toBe("");
    }
  }
});

test("the operator is called so in the reader's language", () => {
  expect(auditTold({ at: 1, who: "operator", what: "created the shop" }, "de").who).toBe(
    "Betreiber",
  );
});
