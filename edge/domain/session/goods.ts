import type { Item } from "#protocol/event.ts";
import { toMinor } from "#protocol/money.ts";
import type { FoldContext } from "./fold.ts";
import { remember, type Remembered } from "./remembered.ts";

/** A product that only pages speak of: the catalogue does not know it. The price is in minor units. */
export interface Good extends Remembered {
  readonly name: string;
  readonly price: number;
  readonly currency: string;
  readonly category: string;
}

const KEPT = 24;
const MAX_NAME = 80;

/** What is known of a product; the catalogue wins over the page. */
export function goodOf(
  id: string,
  goods: readonly Good[],
  { catalogue, settings }: FoldContext,
): Omit<Good, "id" | "at" | "category"> & { readonly categories: readonly string[] } {
  const known = catalogue.products.get(id);
  if (known) return known;
  const told = goods.find((good) => good.id === id);
  return {
    name: told?.name ?? id,
    price: told?.price ?? 0,
    currency: told?.currency ?? settings.markets[0]?.currency ?? "EUR",
    categories: told?.category ? [told.category] : [],
  };
}

/** Remembers what the page says of a product that the catalogue does not know. */
export function withGood(
  goods: readonly Good[],
  item: Item,
  at: number,
  { catalogue, settings }: FoldContext,
): readonly Good[] {
  if (catalogue.products.has(item.id)) return goods;
  // An event that only names the product adds nothing.
  if (item.price === undefined && item.name === undefined && item.category === undefined) {
    return goods;
  }
  const currency = item.currency ?? settings.markets[0]?.currency ?? "EUR";
  const good = {
    id: item.id,
    at,
    name: (item.name ?? item.id).slice(0, MAX_NAME),
    price: toMinor(item.price ?? 0, currency),
    currency,
    category: (item.category ?? "").slice(0, MAX_NAME),
  };
  return remember(goods, good, KEPT);
}
