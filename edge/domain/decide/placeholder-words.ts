import type { Product } from "#protocol/product.ts";
import type { Moment } from "../moment.ts";
import { cartLines } from "../session/session.ts";
import type { VisitorState } from "../state.ts";
import { featuresOf } from "./features.ts";
import { listText, momentText, priceText } from "./format.ts";
import { missingToFreeShipping } from "./free-shipping.ts";
import type { GivenCode } from "./campaign-memory.ts";
import { priceTextOf } from "./price.ts";
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
    price: () => subject && priceTextOf(subject, state, moment),
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
    // Told only where the catalogue counts: what it doesn't say is not claimed.
    stock: () => (subject?.stock === undefined ? null : String(subject.stock)),
    count: () => {
      const count = lines.reduce((sum, line) => sum + line.quantity, 0);
      return count > 0 ? String(count) : null;
    },
  };
}
