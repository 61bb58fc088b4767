import type { Product } from "#protocol/product.ts";
import { lowestOf, type PriceHistory } from "./price-history.ts";

/** What happened to a product that somebody may wait for. */
export type ChangeKind = "price-drop" | "back-in-stock";

/** A change, and the market whose own price fell; absent: the catalogue's price, or a return to stock. */
export interface ProductChange {
  readonly kind: ChangeKind;
  readonly market?: string;
}

/** What became cheaper or can be bought again in a version of the catalogue. */
export interface CatalogueChange extends ProductChange {
  readonly version: number;
  readonly id: string;
}

/** Products that visitors are told of in one send, under a name of its own. */
export interface News extends ProductChange {
  readonly name: string;
  readonly products: readonly string[];
}

/** The sends that changes are told in: one of each kind, and of each market whose own prices fell. */
export function newsOf(changes: readonly CatalogueChange[]): readonly News[] {
  const sends = new Map<string, News & { readonly products: string[] }>();
  for (const { version, id, ...change } of changes) {
    const name = ["*", change.kind, "/", version, change.market && `/${change.market}`].join("");
    const send = sends.get(name) ?? { ...change, name, products: [] };
    send.products.push(id);
    sends.set(name, send);
  }
  return [...sends.values()];
}

/** What a new version of a product is news about; nothing for one that cannot be bought. */
export function changesOf(
  before: Product,
  after: Product,
  { markets }: PriceHistory,
): readonly ProductChange[] {
  if (!isAvailable(after)) return [];
  const changes: ProductChange[] = [];
  // Directive 98/6/EC, Art. 6a: a reduction is measured by the lowest price of the 30 days before it.
  const yardstick = Math.min(before.price, after.lowest30 ?? Infinity);
  if (after.currency === before.currency && after.price < yardstick)
    changes.push({ kind: "price-drop" });
  for (const [market, price] of Object.entries(after.prices ?? {})) {
    const former = before.prices?.[market] ?? -Infinity;
    const lowest = lowestOf(markets[market]?.points ?? []) ?? -Infinity;
    if (price < Math.min(former, lowest)) changes.push({ kind: "price-drop", market });
  }
  if (!isAvailable(before)) changes.push({ kind: "back-in-stock" });
  return changes;
}

function isAvailable({ inStock, stock }: Product): boolean {
  return inStock && stock !== 0;
}
