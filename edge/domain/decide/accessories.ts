import type { Product } from "#protocol/product.ts";
import type { Moment } from "../moment.ts";
import { cartLines } from "../session/session.ts";
import type { VisitorState } from "../state.ts";
import { isPresentable } from "./subject.ts";

/** What goes with a product: the shop's own links, without what is owned or in the cart. */
export function accessoriesOf(
  product: Product,
  state: VisitorState,
  moment: Moment,
  count: number,
): readonly Product[] {
  const has = new Set([
    ...state.session.orders.flatMap(({ items }) => items),
    ...cartLines(state.session).map(({ id }) => id),
  ]);
  return (product.accessories ?? [])
    .map((id) => moment.catalogue.products.get(id))
    .filter((other) => isPresentable(other, state.profile.country))
    .filter((other) => other.consumable || !has.has(other.id))
    .slice(0, count);
}
