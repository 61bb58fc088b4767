import type { Product } from "#protocol/product.ts";
import type { Moment } from "../moment.ts";
import { keyFeatures } from "../recommend/key-features.ts";
import { cartLines } from "../session/session.ts";
import type { VisitorState } from "../state.ts";
import { productsOf } from "./shelf.ts";

const MAX_FEATURES = 3;

/** What sets a product apart from the cart's others of its kind, at a glance: "cushioning: soft". */
export function featuresOf(
  product: Product,
  state: VisitorState,
  moment: Moment,
): readonly string[] {
  const kind = product.categories.at(-1);
  const compared = productsOf(cartLines(state.session), moment).filter(
    (other) => other.id !== product.id && other.categories.at(-1) === kind,
  );
  return keyFeatures(product, compared, MAX_FEATURES).map(
    ({ label, value }) => `${label}: ${value}`,
  );
}
