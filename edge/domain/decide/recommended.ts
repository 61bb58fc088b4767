import type { BannerOf } from "#protocol/catalog/banners.ts";
import type { Card, Drawing } from "#protocol/decision.ts";
import type { Product } from "#protocol/product.ts";
import type { ListedRecord } from "#protocol/record.ts";
import type { Moment } from "../moment.ts";
import { accessories } from "../recommend/accessories.ts";
import { recommendContent } from "../recommend/content.ts";
import { recommend } from "../recommend/recommend.ts";
import type { VisitorState } from "../state.ts";
import { cardOf } from "./card.ts";
import { articlesOf, askOf, productsOf, stockroomOf } from "./shelf.ts";

/** Cards of what to show beside what a visitor looks at; an empty list is an answer. */
export function recommendedCards(
  source: BannerOf<"recommendations">["source"],
  subject: Product | null,
  count: number,
  state: VisitorState,
  moment: Moment,
): readonly Card[] {
  const ask = askOf(state, moment, count);
  const stockroom = stockroomOf(moment);
  const cards = (found: readonly Found[]): readonly Card[] =>
    found.flatMap(({ id, step, propensity = 1 }) =>
      productsOf([{ id }], moment).map((product) => ({
        ...cardOf(product, state, moment),
        step,
        ...(propensity < 1 && { propensity }),
      })),
    );
  switch (source) {
    case "for-you":
      return cards(recommend(ask, stockroom));
    case "accessories":
      return subject ? cards(accessories(subject, ask, stockroom)) : [];
    case "content":
      return recommendContent(ask, stockroom).flatMap(({ id, step }) =>
        articlesOf([{ id }], moment).map(({ title, url, image }) => ({
          id,
          name: title,
          url,
          ...(image !== undefined && { image }),
          step,
        })),
      );
  }
}

/** What a step of the chain found. */
interface Found {
  readonly id: string;
  readonly step: string;
  readonly propensity?: number;
}

/** What a list proposed, as the log keeps it; nothing for a drawing that is no list. */
export function listed({ kind, cards = [] }: Drawing): { readonly list?: readonly ListedRecord[] } {
  if (kind !== "recommendations") return {};
  return {
    list: cards.map(({ id, step = "", propensity = 1 }) => ({ id, step, propensity })),
  };
}

/** What goes with a product and may be proposed to this visitor. */
export function accessoriesOf(
  product: Product,
  count: number,
  state: VisitorState,
  moment: Moment,
): readonly Product[] {
  return productsOf(accessories(product, askOf(state, moment, count), stockroomOf(moment)), moment);
}
