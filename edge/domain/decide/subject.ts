import type { Product } from "#protocol/product.ts";
import type { Moment } from "../moment.ts";
import { cartChoices } from "../recommend/cart-choice.ts";
import { cartLines } from "../session/session.ts";
import type { VisitorState } from "../state.ts";

/** A product that may be spoken of: known, in stock, sold where the visitor is, not private. */
export function isPresentable(
  product: Product | undefined,
  country: string | null,
): product is Product {
  if (!product || !product.inStock || product.stock === 0 || product.sensitive) return false;
  return !product.regions || (country !== null && product.regions.includes(country));
}

/**
 * The product that a text speaks of: the one the occasion is about; else, of the cart's products,
 * the one that this visitor's persona most looks for and buys; else the one looked at last.
 */
export function subjectOf(
  state: VisitorState,
  moment: Moment,
  occasion: string | null,
): Product | null {
  const present = (id: string) => {
    const product = moment.catalogue.products.get(id);
    return isPresentable(product, state.profile.country) ? product : null;
  };
  if (occasion !== null) return present(occasion);
  const names = [
    ...inCart(state, moment),
    ...state.session.viewed.map(({ id }) => id).toReversed(),
  ];
  for (const id of names) {
    const product = present(id);
    if (product) return product;
  }
  return null;
}

function inCart({ session, persona }: VisitorState, { model }: Moment): readonly string[] {
  const engaged = new Map(session.viewed.map(({ id, engagedMs }) => [id, engagedMs]));
  // Longest looked at first: what decides until the model knows the persona's taste.
  const ids = cartLines(session)
    .map(({ id }) => id)
    .toSorted((left, right) => (engaged.get(right) ?? 0) - (engaged.get(left) ?? 0));
  return model && ids.length > 1 ? cartChoices(model, ids, persona.id).map(({ id }) => id) : ids;
}
