import type { Article, Catalogue, Product } from "#protocol/product.ts";
import type { Moment } from "../moment.ts";
import { type Ask, shelfRules, type Stockroom } from "../recommend/ask.ts";
import { contentKey } from "../recommend/finished-visit.ts";
import { type Shelves, shelve } from "../recommend/shelves.ts";
import { cartLines } from "../session/session.ts";
import type { VisitorState } from "../state.ts";

const shelves = new WeakMap<Catalogue, Shelves>();

/** What recommendations are made from. */
export function stockroomOf({ catalogue, model }: Moment): Stockroom {
  const { products, articles } = catalogue;
  let known = shelves.get(catalogue);
  if (!known) {
    known = shelve(products.values(), articles.values());
    shelves.set(catalogue, known);
  }
  return { model, products, articles, shelves: known };
}

/** What this visitor's list must know of them. */
export function askOf(state: VisitorState, moment: Moment, size: number): Ask {
  const { session, profile, ignored } = state;
  const looks = [
    ...session.viewed.map(({ id, at }) => ({ key: id, at })),
    ...session.contents.map(({ id, at }) => ({ key: contentKey(id), at })),
  ].toSorted((left, right) => left.at - right.at);
  return {
    seed: moment.seed,
    now: moment.now,
    size,
    trail: looks.map(({ key }) => key),
    current: moment.page?.product ?? null,
    cart: cartLines(session).map(({ id }) => id),
    owned: new Set(session.orders.flatMap(({ items }) => items)),
    ignored: new Map(ignored.map(({ id, count }) => [id, count])),
    region: profile.country,
    persona: moment.understanding.persona.id,
    rules: shelfRules,
  };
}

/** The products of these ids that the catalogue still knows. */
export function productsOf(
  ids: readonly { readonly id: string }[],
  { catalogue }: Moment,
): readonly Product[] {
  return ids.flatMap(({ id }) => catalogue.products.get(id) ?? []);
}

/** The articles of these ids that the shop still has. */
export function articlesOf(
  ids: readonly { readonly id: string }[],
  { catalogue }: Moment,
): readonly Article[] {
  return ids.flatMap(({ id }) => catalogue.articles.get(id) ?? []);
}
