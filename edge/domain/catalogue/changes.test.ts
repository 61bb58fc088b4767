import { expect, test } from "vitest";
import type { Product } from "#protocol/product.ts";
import { changesOf } from "./changes.ts";

const shoe: Product = {
  id: "shoe",
  name: "Shoe",
  price: 1000,
  currency: "EUR",
  categories: [],
  url: "/p/shoe",
  inStock: true,
};

test.each([
  ["a lower price", {}, { price: 900 }, ["price-drop"]],
  [
    "a price below the lowest of 30 days",
    { price: 2000 },
    { price: 900, lowest30: 1000 },
    ["price-drop"],
  ],
  [
    "no drop from where it was only just raised to",
    { price: 2000 },
    { price: 1900, lowest30: 1000 },
    [],
  ],
  ["a higher price", {}, { price: 1100 }, []],
  ["another currency", {}, { price: 900, currency: "CHF" }, []],
  ["a return to stock", { inStock: false }, {}, ["back-in-stock"]],
  ["a count above zero again", { stock: 0 }, { stock: 4 }, ["back-in-stock"]],
  ["both at once", { inStock: false }, { price: 900 }, ["price-drop", "back-in-stock"]],
  ["a lower price of what is sold out", {}, { price: 900, inStock: false }, []],
] as const)("notices %s", (_what, before, after, kinds) => {
  expect(changesOf({ ...shoe, ...before }, { ...shoe, ...after })).toEqual(kinds);
});
