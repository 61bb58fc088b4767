import type { BannerOf } from "#protocol/catalog/banners.ts";
import type { Card } from "#protocol/decision.ts";
import type { Product } from "#protocol/product.ts";
import type { Moment } from "../moment.ts";
import type { VisitorState } from "../state.ts";
import { accessoriesOf } from "./accessories.ts";
import { cardOf } from "./card.ts";

/** Cards of what to show beside what a visitor looks at; none is a valid answer. */
export function recommendedCards(
  source: BannerOf<"recommendations">["source"],
  subject: Product | null,
  count: number,
  state: VisitorState,
  moment: Moment,
): readonly Card[] {
  if (source !== "accessories" || !subject) return [];
  return accessoriesOf(subject, state, moment, count).map((product) =>
    cardOf(product, state.profile.locale),
  );
}
