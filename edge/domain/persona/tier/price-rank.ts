import type { Catalogue, Product } from "#protocol/product.ts";

/** Prices of a category, ascending, minor units. */
type Prices = readonly number[];

// A category with fewer products has no price levels of its own.
const ENOUGH_PRODUCTS = 5;
const EVERYTHING = "";
const priced = new WeakMap<Catalogue, ReadonlyMap<string, Prices>>();

const ranks = new WeakMap<Catalogue, Map<string, number | null>>();

/** Where a product's price lies among its narrowest category's, 0 (cheapest) to 1; null if it cannot be compared. */
export function priceRank(catalogue: Catalogue, id: string): number | null {
  const product = catalogue.products.get(id);
  if (!product) return null;
  let known = ranks.get(catalogue);
  if (!known) ranks.set(catalogue, (known = new Map()));
  let rank = known.get(id);
  if (rank === undefined) known.set(id, (rank = ranked(product, pricesOf(catalogue))));
  return rank;
}

function ranked(
  { categories, currency, price }: Product,
  byCategory: ReadonlyMap<string, Prices>,
): number | null {
  for (const category of [...categories.toReversed(), EVERYTHING]) {
    const prices = byCategory.get(`${currency} ${category}`) ?? [];
    if (prices.length >= ENOUGH_PRODUCTS) return rankAmong(prices, price);
  }
  return null;
}

/** The share of prices below this one, equal ones counting half. */
export function rankAmong(prices: Prices, price: number): number {
  return (countBelow(prices, price) + countBelow(prices, price + 1)) / 2 / prices.length;
}

function pricesOf(catalogue: Catalogue): ReadonlyMap<string, Prices> {
  const before = priced.get(catalogue);
  if (before) return before;
  const found = new Map<string, number[]>();
  for (const { categories, currency, price } of catalogue.products.values()) {
    for (const category of [EVERYTHING, ...categories]) {
      const name = `${currency} ${category}`;
      const prices = found.get(name);
      if (prices) prices.push(price);
      else found.set(name, [price]);
    }
  }
  const sorted = new Map(
    [...found].map(([name, prices]) => [name, prices.toSorted((left, right) => left - right)]),
  );
  priced.set(catalogue, sorted);
  return sorted;
}

function countBelow(prices: Prices, price: number): number {
  let low = 0;
  let high = prices.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((prices[middle] ?? 0) < price) low = middle + 1;
    else high = middle;
  }
  return low;
}
