import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";

test("quotes what would break a row", () => {
  expect(
    toCsv([
      ["a", 'say "hi", twice'],
      [1.5, "two\nlines"],
    ]),
  ).toBe('a,"say ""hi"", twice"\r\n1.5,"two\nlines"');
});

test.each(["=1+1", "+1", "-1", "@x", "\tx"])("disarms the formula %j", (text) => {
  expect(
    toCsv([[text]])
      .replace(/^"/, "")
      .startsWith("'"),
  ).toBe(true);
});

test("leaves negative numbers alone", () => {
  expect(toCsv([[-3]])).toBe("-3");
});
