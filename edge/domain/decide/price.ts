import type { Catalogue, Product } from "#protocol/product.ts";
import type { Market, Settings, Snapshot } from "#protocol/site.ts";
import { isBusiness } from "../session/business.ts";
import type { CartLine } from "../session/session.ts";
import type { VisitorState } from "../state.ts";
import { priceText } from "./format.ts";
import { taxText } from "./tax.ts";

/** What a product costs a visitor, minor units. */
export interface Price {
  readonly amount: number;
  readonly currency: string;
}

/** Where and by what settings something is paid. */
interface Till {
  readonly market: Market;
  readonly snapshot: Pick<Snapshot, "settings">;
}

/**
 * What a product costs this visitor; null where nobody can say. A company pays what the page told it;
 * everybody else what the catalogue says for their market, or the page in that market's money.
 */
export function priceOf(
  { id, price, currency, prices }: Product,
  { session }: Pick<VisitorState, "session">,
  { market, snapshot }: Till,
): Price | null {
  const told = session.goods.find((good) => good.id === id);
  if (isBusiness(session)) {
    return told?.trade ? { amount: told.price, currency: told.currency } : null;
  }
  const own = prices?.[market.id];
  if (own !== undefined) return { amount: own, currency: market.currency };
  if (holdsIn(market, currency, snapshot.settings)) return { amount: price, currency };
  return told && !told.trade && told.currency === market.currency
    ? { amount: told.price, currency: told.currency }
    : null;
}

/** What one of a line of the cart costs this visitor; null where nobody can say. */
export function linePriceOf(
  { id, price: amount, currency }: Pick<CartLine, "id" | "price" | "currency">,
  state: Pick<VisitorState, "session">,
  till: Till & { readonly catalogue: Catalogue },
): Price | null {
  const product = till.catalogue.products.get(id);
  if (product) return priceOf(product, state, till);
  // Of what the catalogue does not have the page may have told a price; 0 means that it told none.
  return amount > 0 ? { amount, currency } : null;
}

/** Whether a price is this visitor's, of a market's own or, without one, the catalogue's: only then is it theirs that fell. */
export function paysPrice(
  product: Product,
  market: string | undefined,
  state: Pick<VisitorState, "session">,
  till: Till,
): boolean {
  // A price of the market's own that happens to be the same is another one.
  const isOwn = product.prices?.[till.market.id] !== undefined;
  if (market !== undefined || isOwn)
    return isOwn && market === till.market.id && !isBusiness(state.session);
  const price = priceOf(product, state, till);
  return price?.amount === product.price && price.currency === product.currency;
}

/** The price as this visitor reads it, with its word about tax where the market wants one. */
export function priceTextOf(product: Product, state: VisitorState, till: Till): string | null {
  const price = priceOf(product, state, till);
  if (!price) return null;
  const { locale } = state.profile;
  const written = priceText(price.amount, price.currency, locale);
  const tax = taxText(till.market, locale);
  return tax === null ? written : `${written} ${tax}`;
}

// The catalogue's price is that of the first market with its money; one without tax is another price.
function holdsIn(market: Market, currency: string, { markets }: Settings): boolean {
  const home = markets.find((one) => one.currency === currency);
  return market.currency === currency && home?.pricesIncludeTax === market.pricesIncludeTax;
}
