import type { FactName } from "#protocol/catalog/facts.ts";
import { cartLines } from "../session/session.ts";
import type { FactSources } from "./fact-sources.ts";

/** A member of a set and when it was seen. */
export interface Seen {
  readonly id: string;
  readonly at: number;
}

/** Sets that know when each member was seen. */
export const setsOf = {
  "viewed-products": ({ session }) => session.viewed,
  "viewed-categories": ({ session, catalogue }) =>
    session.viewed.flatMap(({ id, category, at }) => {
      const known = catalogue.products.get(id)?.categories;
      return (known ?? (category === "" ? [] : [category])).map((name) => ({ id: name, at }));
    }),
  "cart-products": ({ session }) => cartLines(session),
  "cart-categories": ({ session }) =>
    cartLines(session).flatMap(({ categories, at }) => categories.map((id) => ({ id, at }))),
  owned: ({ session }) =>
    session.orders.flatMap(({ items, at }) => items.map((id) => ({ id, at }))),
  "wish-list": ({ session }) => session.wishes,
  "read-content": ({ session }) => session.contents,
  searches: ({ session }) => session.searches,
  downloads: ({ session }) => session.downloads,
  preferences: ({ session }) => session.preferences,
} satisfies { readonly [F in FactName]?: (from: FactSources) => readonly Seen[] };

export type SetName = keyof typeof setsOf;
