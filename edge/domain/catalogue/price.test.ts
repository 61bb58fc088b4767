import { expect, test } from "vitest";
import { readPrice } from "./price.ts";

test.each([
  ["129.95 EUR", 12_995, "EUR"],
  ["EUR 129,95", 12_995, "EUR"],
  ["1,299.00 USD", 129_900, "USD"],
  ["1.299,00", 129_900, "EUR"],
  ["1.299 EUR", 129_900, "EUR"],
  ["15 eur", 1500, "EUR"],
  ["2500 JPY", 2500, "JPY"],
  ["0.5 EUR", 50, "EUR"],
  ["12.500 KWD", 12_500, "KWD"],
  ["12.5 KWD", 12_500, "KWD"],
  ["1,299.000 BHD", 1_299_000, "BHD"],
])("reads %s", (text, minor, currency) => {
  expect(readPrice(text, "EUR")).toEqual({ minor, currency });
});

test.each(["", "EUR", "-5 EUR", "on request"])("takes %j for no price", (text) => {
  expect(readPrice(text, "EUR")).toBeNull();
});
