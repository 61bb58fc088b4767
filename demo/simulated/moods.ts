import type { Chance } from "../../bench/simulate/chance.ts";
import type { Product } from "../catalogue/product.ts";
import { freeShippingCents } from "../money.ts";
import type { Told } from "./browser.ts";
import type { Wishes } from "./tastes.ts";

/** A product as its page names it. */
export function itemOf({ id, name, priceCents }: Product) {
  return { id, name, price: priceCents / 100, currency: "EUR" } as const;
}

/** What lies between two products: a list, a search, some reading. */
export function between(wishes: Wishes, chance: Chance): readonly Told[] {
  const share = chance.share();
  if (share < 0.3) return [{ kind: "list_view", category: "shoes" }];
  if (share < 0.4) return [{ kind: "search", query: wishes.search(chance), results: 6 }];
  if (share < 0.42) return [{ kind: "search", query: "winter spikes", results: 0 }];
  if (share < 0.52) {
    const { id, title, topic } = wishes.article(chance);
    return [{ kind: "content_view", content: id, title, tags: topic.split(" ") }];
  }
  return share < 0.56 ? [{ kind: "filter", name: "size", value: "42" }] : [];
}

/** What keeps people from buying what costs so much in all. */
export function doubtsAbout(sumCents: number, chance: Chance): readonly Told[] {
  const share = chance.share();
  if (share < 0.18 && sumCents < freeShippingCents)
    return [
      { kind: "checkout_stage", stage: "address" },
      { kind: "checkout_stage", stage: "shipping" },
      { kind: "shipping_shown", amount: 4.9, currency: "EUR" },
    ];
  if (share < 0.26) return [{ kind: "coupon_refused", reason: "unknown" }];
  if (share < 0.36) return [{ kind: "checkout_stage", stage: "address" }];
  return share < 0.46
    ? [
        { kind: "checkout_stage", stage: "address" },
        { kind: "checkout_stage", stage: "shipping" },
        { kind: "checkout_stage", stage: "payment" },
      ]
    : [];
}
