import type { Item } from "#protocol/event.ts";
import { toMinor } from "#protocol/money.ts";
import { businessSince, isBusiness } from "./business.ts";
import type { FoldContext } from "./fold-context.ts";
import { remember } from "./remembered.ts";
import type { Good, Session } from "./session.ts";

/** What a session knows of goods. */
export type Shelf = Pick<Session, "goods" | "preferences">;

const KEPT = 24;
const MAX_NAME = 80;

/** What is known of a product; the catalogue wins over the page, but for prices that it does not have. */
export function goodOf(
  id: string,
  { goods, preferences }: Shelf,
  { catalogue, settings }: FoldContext,
): Omit<Good, "id" | "at" | "category" | "trade"> & { readonly categories: readonly string[] } {
  const known = catalogue.products.get(id);
  const told = goods.find((good) => good.id === id);
  if (known) {
    const isTold = told && (isBusiness({ preferences }) ? told.trade : isForeign(told, known));
    const { price, currency } = isTold ? told : known;
    return { name: known.name, price, currency, categories: known.categories };
  }
  return {
    name: told?.name ?? id,
    price: told?.price ?? 0,
    currency: told?.currency ?? settings.markets[0]?.currency ?? "EUR",
    categories: told?.category ? [told.category] : [],
  };
}

/** Remembers what the page says of a product and the catalogue does not know. */
export function withGood(
  shelf: Shelf,
  item: Item,
  at: number,
  { catalogue, settings }: FoldContext,
): readonly Good[] {
  const known = catalogue.products.get(item.id);
  // An event that only names the product adds nothing.
  if (item.price === undefined && item.name === undefined && item.category === undefined) {
    return shelf.goods;
  }
  const since = businessSince(shelf);
  const isTrade = since !== null && at >= since && item.price !== undefined;
  const currency = item.currency ?? known?.currency ?? settings.markets[0]?.currency ?? "EUR";
  const isNews = item.price !== undefined && (isTrade || isForeign({ currency }, known));
  if (known && !isNews) return shelf.goods;
  const good: Good = {
    id: item.id,
    at,
    name: (item.name ?? item.id).slice(0, MAX_NAME),
    price: toMinor(item.price ?? 0, currency),
    currency,
    category: (item.category ?? "").slice(0, MAX_NAME),
    ...(isTrade && { trade: true }),
  };
  return remember(shelf.goods, good, KEPT);
}

function isForeign(
  { currency }: Pick<Good, "currency">,
  known: Pick<Good, "currency"> | undefined,
): boolean {
  return known !== undefined && currency !== known.currency;
}
