import type { Card } from "#protocol/decision.ts";
import type { Product } from "#protocol/product.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { priceTextOf } from "./price.ts";

/** A product as a banner shows it; its price only where it holds for this visitor. */
export function cardOf(
  product: Product,
  state: VisitorState,
  moment: Moment,
  features: readonly string[] = [],
): Card {
  const { id, name, url, image } = product;
  const price = priceTextOf(product, state, moment);
  return {
    id,
    name,
    ...(price !== null && { price }),
    url,
    ...(image !== undefined && { image }),
    ...(features.length > 0 && { features }),
  };
}
