import { expect, test } from "vitest";
import { amount } from "./amount.ts";

test.each([
  [129.95, 129.95],
  ["129.95", 129.95],
  ["1.299,00 €", 1299],
  ["1 299,00 zł", 1299],
  ["1 299,00 kr", 1299],
  ["$1,299.00", 1299],
  ["CHF 1'299.50", 1299.5],
  ["CHF 49.–", 49],
  ["12,5", 12.5],
  ["1.299 €", 1299],
  ["¥12,800", 12_800],
  ["ab 19,99 EUR", 19.99],
])("reads %j as %d", (written, value) => {
  expect(amount(written)).toBe(value);
});

test.each([undefined, null, "", "free", {}, Number.NaN])("%j is no price", (written) => {
  expect(amount(written)).toBeUndefined();
});
