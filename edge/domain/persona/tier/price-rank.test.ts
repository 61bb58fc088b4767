import { expect, test } from "vitest";
import type { Catalogue, Product } from "#protocol/product.ts";
import { priceRank } from "./price-rank.ts";
import { tierOf } from "./tier.ts";

function product(
  id: string,
  price: number,
  categories: readonly string[],
  currency = "EUR",
): Product {
  return { id, name: id, price, currency, categories: [...categories], url: "/", inStock: true };
}
const products = [
  ...[100, 200, 300, 400, 500].map((price) => product(`gel-${price}`, price, ["food", "gels"])),
  ...[10_000, 20_000, 30_000, 40_000, 50_000].map((price) =>
    product(`shoe-${price}`, price, ["shoes", "road"]),
  ),
  product("trail", 60_000, ["shoes", "trail"]),
  product("dollars", 100, ["shoes"], "USD"),
];
const catalogue: Catalogue = {
  version: 1,
  products: new Map(products.map((one) => [one.id, one])),
  articles: new Map(),
};

test.each([
  ["gel-500", 0.9],
  ["gel-300", 0.5],
  ["shoe-10000", 0.1],
])("%s is ranked among its own category", (id, rank) => {
  expect(priceRank(catalogue, id)).toBeCloseTo(rank);
});

test("a category of one is ranked among the broader one", () => {
  expect(priceRank(catalogue, "trail")).toBeCloseTo(11 / 12);
});

test("what has nothing to be compared with has no rank", () => {
  expect(priceRank(catalogue, "dollars")).toBeNull();
  expect(priceRank(catalogue, "unheard-of")).toBeNull();
});

test.each([
  ["unknown", null],
  ["low", 0.2],
  ["middle", 0.5],
  ["high", 0.8],
] as const)("the level is %s for a mean rank of %s", (tier, rank) => {
  expect(tierOf(rank)).toBe(tier);
});
