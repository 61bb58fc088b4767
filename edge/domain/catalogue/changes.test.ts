import { expect, test } from "vitest";
import type { Product } from "#protocol/product.ts";
import { changesOf, newsOf, type ProductChange } from "./changes.ts";
import { historyAfter, noHistory, type PriceHistory } from "./price-history.ts";

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
  const changes = changesOf({ ...shoe, ...before }, { ...shoe, ...after }, noHistory);
  expect(changes).toEqual(kinds.map((kind) => ({ kind })));
});

/** What is news once a shop has entered these prices of its Polish market, in this money, day by day. */
function newsInPoland(days: readonly (readonly [price: number | undefined, currency: string])[]) {
  let history: PriceHistory = noHistory;
  let before: Product | null = null;
  let news: readonly ProductChange[] = [];
  for (const [day, [price, currency]] of days.entries()) {
    const after: Product = price === undefined ? shoe : { ...shoe, prices: { pl: price } };
    history = historyAfter(history, before, after, [{ id: "pl", currency }], day * 86_400_000);
    news = before ? changesOf(before, after, history) : [];
    before = after;
  }
  return news;
}

const drop = [{ kind: "price-drop", market: "pl" }];

test.each([
  ["a market's own price that fell", [4300, 3900], drop],
  ["no drop from where it was only just raised to", [3900, 4900, 4300], []],
  ["a drop below all of 30 days", [3900, 4900, 3800], drop],
  ["no price of its own that a market has for the first time", [undefined, 500], []],
  ["no price that stayed the same", [4300, 3900, 3900], []],
] as const)("notices %s", (_what, prices, changes) => {
  expect(newsInPoland(prices.map((price) => [price, "PLN"]))).toEqual(changes);
});

test("a market that changes its money has cheaper numbers, but no cheaper products", () => {
  const changeover = [
    [4300, "PLN"],
    [1000, "EUR"],
  ] as const;
  expect(newsInPoland(changeover)).toEqual([]);
  expect(newsInPoland([...changeover, [900, "EUR"]])).toEqual(drop);
});

test("each kind of change is told in one send, and each market in its own", () => {
  const version = 7;
  const news = newsOf([
    { version, kind: "price-drop", id: "a" },
    { version, kind: "price-drop", market: "pl", id: "a" },
    { version, kind: "price-drop", id: "b" },
    { version, kind: "back-in-stock", id: "c" },
  ]);
  expect(news).toEqual([
    { name: "*price-drop/7", kind: "price-drop", products: ["a", "b"] },
    { name: "*price-drop/7/pl", kind: "price-drop", market: "pl", products: ["a"] },
    { name: "*back-in-stock/7", kind: "back-in-stock", products: ["c"] },
  ]);
});

test("a sale of a large catalogue is told in one send, at once", () => {
  const changes = Array.from({ length: 200_000 }, (_unused, index) => ({
    version: 7,
    kind: "price-drop" as const,
    id: `product-${index}`,
  }));
  expect(newsOf(changes).map(({ products }) => products.length)).toEqual([200_000]);
});
