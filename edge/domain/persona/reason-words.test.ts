import { expect, test } from "vitest";
import { reasonText } from "./reason-words.ts";
import { de } from "./reasons/de.ts";
import { en } from "./reasons/en.ts";
import { pl } from "./reasons/pl.ts";

test.each([
  ["en", 1, "read one article about “marathon”"],
  ["en", 4, "read 4 articles about “marathon”"],
  ["de-AT", 1, "las einen Artikel über „marathon“"],
  ["pl-PL", 3, "3 przeczytane artykuły o „marathon”"],
  ["pl", 5, "5 przeczytanych artykułów o „marathon”"],
  ["fr", 2, "read 2 articles about “marathon”"],
])("%s says %i articles as its readers do", (locale, count, told) => {
  expect(reasonText({ code: "content", count, of: 0, what: "marathon" }, locale)).toBe(told);
});

test("a price level is named in the reader's language, a product's own words stay", () => {
  expect(reasonText({ code: "price-tier", count: 1, of: 0, what: "high" }, "de")).toContain("hoch");
  expect(reasonText({ code: "tag", count: 2, of: 3, what: "high" }, "de")).toBe(
    "2 der letzten 3 Produkte sind für „high“",
  );
});

test("of one product it is not said that it is one of one", () => {
  const reason = { code: "brand", count: 1, of: 1, what: "Cirrus" } as const;
  expect(reasonText(reason)).toBe("the last product is by Cirrus");
  expect(reasonText({ ...reason, of: 4 })).toContain("1 of the last 4");
});

test("every language fills in the same facts", () => {
  expect(factsIn(de)).toEqual(factsIn(en));
  expect(factsIn(pl)).toEqual(factsIn(en));
});

function factsIn(words: object): readonly unknown[] {
  return Object.entries(words).map(([code, sentence]) => {
    const other: string = typeof sentence === "string" ? sentence : (sentence.other ?? "");
    return [code, (other.match(/\{\w+\}/g) ?? []).toSorted().join()];
  });
}
