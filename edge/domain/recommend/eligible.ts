import type { Product } from "#protocol/product.ts";
import type { Ask, View } from "./ask.ts";

/** Why a product may not be proposed. */
export type Refusal =
  | "unknown"
  | "sensitive"
  | "out-of-stock"
  | "other-region"
  | "owned"
  | "at-hand"
  | "ignored"
  | "banned"
  | "category";

/** What keeps a product out of this visitor's lists, or null if nothing does. */
export function refusal(product: Product | undefined, ask: Ask): Refusal | null {
  if (product === undefined) return "unknown";
  if (product.sensitive) return "sensitive";
  if (!product.inStock || product.stock === 0) return "out-of-stock";
  if (!isSoldIn(product, ask.region)) return "other-region";
  if (ask.owned.has(product.id) && !product.consumable) return "owned";
  if (product.id === ask.current || ask.cart.includes(product.id)) return "at-hand";
  if ((ask.ignored.get(product.id) ?? 0) >= ask.rules.ignoredLimit) return "ignored";
  if (ask.rules.bans.has(product.id)) return "banned";
  return isOnShelf(product, ask) ? null : "category";
}

/** Asks once per product, however often the ranking comes by. */
export function eligible(ask: Ask, products: View<Product>): (id: string) => boolean {
  const known = new Map<string, boolean>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const answer = refusal(products.get(id), ask) === null;
    known.set(id, answer);
    return answer;
  };
}

function isSoldIn(product: Product, region: string | null): boolean {
  if (product.regions === undefined) return true;
  // Whoever's region is unknown may be anywhere, so only what is sold everywhere is safe.
  return region !== null && product.regions.includes(region);
}

function isOnShelf({ categories }: Product, { rules }: Ask): boolean {
  const { onlyCategories, neverCategories } = rules;
  if (categories.some((category) => neverCategories.has(category))) return false;
  return onlyCategories === null || categories.some((category) => onlyCategories.has(category));
}
