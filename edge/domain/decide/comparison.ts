import type { Card } from "#protocol/decision.ts";
import type { Product } from "#protocol/product.ts";
import type { Moment } from "../moment.ts";
import { cartLines } from "../session/session.ts";
import type { VisitorState } from "../state.ts";
import { cardOf } from "./card.ts";
import { isPresentable } from "./subject.ts";

const MAX_PRODUCTS = 3;
const MAX_ROWS = 6;

/** Look-alikes beside each other. */
export interface Comparison {
  readonly cards: readonly Card[];
  readonly rows: readonly { readonly label: string; readonly values: readonly string[] }[];
}

/** The cart's near-identical products with what tells them apart; null without two of a kind. */
export function comparisonOf(state: VisitorState, moment: Moment): Comparison | null {
  const kinds = new Map<string, Product[]>();
  for (const { id } of cartLines(state.session)) {
    const product = moment.catalogue.products.get(id);
    if (!isPresentable(product, state.profile.country)) continue;
    const kind = product.categories.join("/");
    kinds.set(kind, [...(kinds.get(kind) ?? []), product]);
  }
  const alike = [...kinds.values()]
    .filter((products) => products.length > 1)
    .toSorted((left, right) => right.length - left.length)[0]
    ?.slice(0, MAX_PRODUCTS);
  if (!alike) return null;
  const rows = differences(alike);
  if (rows.length === 0) return null;
  return { cards: alike.map((product) => cardOf(product, state, moment)), rows };
}

function differences(products: readonly Product[]): Comparison["rows"] {
  const labels = new Set(products.flatMap(({ attributes }) => Object.keys(attributes ?? {})));
  return [...labels]
    .map((label) => ({
      label,
      values: products.map(({ attributes }) => attributes?.[label] ?? "–"),
    }))
    .filter(({ values }) => new Set(values).size > 1)
    .slice(0, MAX_ROWS);
}
