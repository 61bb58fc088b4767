import { expect, test } from "vitest";
import { labelOf } from "./label.ts";
import { complaintTold, refusalTold } from "./told.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";
import { pl } from "./words/pl.ts";
import type { RefusalWords } from "./words/words.ts";

test.each([
  ["en", "This campaign cannot go live yet.", "Name: Give it a name."],
  ["de", "Diese Kampagne kann noch nicht live gehen.", "Name: Geben Sie einen Namen an."],
  ["pl", "Ta kampania nie może jeszcze działać.", "Nazwa: Podaj nazwę."],
  ["fr", "This campaign cannot go live yet.", "Name: Give it a name."],
])("a reader of %s is told what is wrong, where and what would be right", (locale, ...told) => {
  const complaint = { field: "name", code: "name", form: "putCampaign" } as const;
  const [sentence, problem] = told;
  expect(refusalTold("invalid-campaign", [complaint], locale)).toEqual({
    code: "invalid-campaign",
    sentence,
    problems: [{ field: "name", sentence: problem }],
  });
});

test("numbers are written as the reader's language writes them", () => {
  const long = { field: "", code: "long", facts: { bound: 2000 } } as const;
  expect(complaintTold(long, "en").sentence).toContain("2,000");
  expect(complaintTold({ ...long, facts: { bound: 20_000 } }, "de").sentence).toContain("20.000");
});

test.each([
  ["steps.0.variants.1.banner.title.de", "putCampaign", "Schritt 1, Variante 2, Überschrift (de)"],
  ["steps.2.variants.0.message.title.*", "putCampaign", "Schritt 3, Variante 1, Titel (Ersatz)"],
  [
    "steps.0.variants.0.banner.button.label.*",
    "putCampaign",
    "Schritt 1, Variante 1, Knopf (Ersatz)",
  ],
  [
    "steps.0.arms.1.steps.0.wait.time",
    "putCampaign",
    "Schritt 1, Wenn 2, Schritt 1, Warten, bis, Uhrzeit",
  ],
  ["audience.all.1.value", "putCampaign", "Wer, Wert"],
  ["steps", "putCampaign", "Was geschieht"],
  ["holdout", "putCampaign", "Für den Nachweis zurückgehalten (%)"],
  ["holdout", "putSettings", "Vergleichsgruppe des Shops (%)"],
  ["quietHours.from", "putSettings", "Ruhezeiten, Von"],
  ["markets.1.currency", "putSettings", "Markt 2, Währung"],
  ["origins.0", "putSettings", "Adressen des Shops 1"],
  ["0.evidence.2.weight", "putPersonas", "Persona 1, Was dafür spricht 3, Gewicht"],
  ["url", "putFeed", "Adresse des Feeds"],
  ["name", "createToken", "Für wen"],
  ["products.3.stock", "putCatalogue", "products.3.stock"],
])("%s of %s is called “%s”", (field, form, label) => {
  expect(labelOf(field, form, "de")).toBe(label);
});

test("every language fills in the same facts", () => {
  expect(factsIn(de)).toEqual(factsIn(en));
  expect(factsIn(pl)).toEqual(factsIn(en));
});

function factsIn({ errors, complaints }: RefusalWords): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries({ ...errors, ...complaints }).map(([code, sentence]) => [
      code,
      (sentence.match(/\{\w+\}/g) ?? []).toSorted().join(),
    ]),
  );
}
