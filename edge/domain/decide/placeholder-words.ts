import type { Product } from "#protocol/product.ts";
import { toMajor, toMinor } from "#protocol/money.ts";
import type { Moment } from "../moment.ts";
import { cartLines } from "../session/session.ts";
import type { VisitorState } from "../state.ts";
import { featuresOf } from "./features.ts";
import { listText, momentText, priceText } from "./format.ts";
import type { GivenCode } from "./memory.ts";
import { accessoriesOf } from "./recommended.ts";
import type { Words } from "./words.ts";

/** What stands in a text's placeholders for this visitor at this moment. */
export function wordsFor(
  state: VisitorState,
  moment: Moment,
  subject: Product | null,
  offer: GivenCode | null,
): Words {
  const { locale } = state.profile;
  const lines = cartLines(state.session);
  return {
    product: () => subject?.name ?? null,
    price: () => (subject ? priceText(subject.price, subject.currency, locale) : null),
    features: () => {
      const features = subject ? featuresOf(subject, state, moment) : [];
      return features.length > 0 ? features.join(" · ") : null;
    },
    accessories: () => {
      const found = subject ? accessoriesOf(subject, 3, state, moment) : [];
      return found.length > 0
        ? listText(
            found.map(({ name }) => name),
            locale,
          )
        : null;
    },
    missing: () => {
      const missing = missingToFreeShipping(state, moment);
      return missing ? priceText(missing.missing, moment.market.currency, locale) : null;
    },
    code: () => offer?.code ?? null,
    until: () => (offer ? momentText(offer.endsAt, locale, moment.zone) : null),
    count: () => {
      const count = lines.reduce((sum, line) => sum + line.quantity, 0);
      return count > 0 ? String(count) : null;
    },
  };
}

/** How much the cart lacks to free shipping, minor units; null where there is none, or no cart. */
export function missingToFreeShipping(
  { session }: VisitorState,
  { market }: Moment,
): { readonly missing: number; readonly share: number } | null {
  if (market.freeShippingFrom === undefined) return null;
  const lines = cartLines(session);
  // Amounts of another currency cannot be added without a dated rate.
  if (lines.length === 0 || lines.some((line) => line.currency !== market.currency)) return null;
  const threshold = toMinor(market.freeShippingFrom, market.currency);
  const value = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  if (threshold <= 0) return { missing: 0, share: 1 };
  const share = Math.min(1, toMajor(value, market.currency) / market.freeShippingFrom);
  return { missing: Math.max(0, threshold - value), share };
}
