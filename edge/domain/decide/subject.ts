import type { Product } from "#protocol/product.ts";
import type { Moment } from "../moment.ts";
import { cartLines } from "../session/session.ts";
import type { VisitorState } from "../state.ts";

/** A product that may be spoken of: known, in stock, sold where the visitor is, not private. */
export function isPresentable(
  product: Product | undefined,
  country: string | null,
): product is Product {
  if (!product || !product.inStock || product.sensitive) return false;
  return !product.regions || country === null || product.regions.includes(country);
}

/**
 * The product that a text speaks of: the one the occasion is about, else of the cart's products
 * the one looked at longest, else the one looked at last.
 */
export function subjectOf(
  state: VisitorState,
  moment: Moment,
  occasion: string | null,
): Product | null {
  const { products } = moment.catalogue;
  const { country } = state.profile;
  const present = (id: string) => {
    const product = products.get(id);
    return isPresentable(product, country) ? product : null;
  };
  if (occasion !== null) return present(occasion);
  const { viewed } = state.session;
  const inCart = cartLines(state.session)
    .map(({ id }) => ({
      product: present(id),
      engagedMs: viewed.find((view) => view.id === id)?.engagedMs ?? 0,
    }))
    .filter(({ product }) => product !== null)
    .toSorted((left, right) => right.engagedMs - left.engagedMs);
  const chosen = inCart[0]?.product;
  if (chosen) return chosen;
  for (const { id } of viewed.toReversed()) {
    const product = present(id);
    if (product) return product;
  }
  return null;
}
