import type { BannerOf } from "#protocol/catalog/banners.ts";
import type { Card } from "#protocol/decision.ts";
import type { Product } from "#protocol/product.ts";
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
  const card = (product: Product) => cardOf(product, state.profile.locale);
  switch (source) {
    case "for-you":
      return productsOf(recommend(ask, stockroom), moment).map(card);
    case "accessories":
      return subject ? accessoriesOf(subject, count, state, moment).map(card) : [];
    case "content":
      return articlesOf(recommendContent(ask, stockroom), moment).map(
        ({ id, title, url, image }) => ({
          id,
          name: title,
          url,
          ...(image !== undefined && { image }),
        }),
      );
  }
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
