/** What may speak for a persona or a cause; the words for each are in `reasons/`. */
export type ReasonCode =
  | "tag"
  | "category"
  | "brand"
  | "tag-earlier"
  | "category-earlier"
  | "brand-earlier"
  | "price-tier"
  | "content"
  | "search"
  | "preference"
  | "articles-read"
  | "details-studied"
  | "searched-in-vain"
  | "looked-again"
  | "alike-in-cart"
  | "compared"
  | "shipping-shown"
  | "delivery-read"
  | "coupon-refused"
  | "coupon-again"
  | "at-payment"
  | "gift"
  | "sizes-for-a-gift"
  | "went-away"
  | "short-visit"
  | "no-cart"
  | "many-lists";

/** Why something is believed, as a code and its numbers: "4 (count) of the last 6 (of) products are marathon (what)". */
export interface Reason {
  readonly code: ReasonCode;
  readonly count: number;
  /** 0 where there is no whole to compare with. */
  readonly of: number;
  readonly what: string;
}
