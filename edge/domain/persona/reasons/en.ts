import type { ReasonWords } from "./words.ts";

export const en: ReasonWords = {
  tag: {
    one: "the last product is for “{what}”",
    other: "{count} of the last {of} products are for “{what}”",
  },
  category: {
    one: "the last product is {what}",
    other: "{count} of the last {of} products are {what}",
  },
  brand: {
    one: "the last product is by {what}",
    other: "{count} of the last {of} products are by {what}",
  },
  "tag-earlier": "looked at products for “{what}” earlier",
  "category-earlier": "looked at {what} earlier",
  "brand-earlier": "looked at products by {what} earlier",
  "price-tier": "looks at the {what} price level",
  content: {
    one: "read one article about “{what}”",
    other: "read {count} articles about “{what}”",
  },
  search: "searched for “{what}”",
  preference: "has told: {what}",
  "articles-read": { one: "read one article", other: "read {count} articles" },
  "details-studied": "studied details for {count} s",
  "searched-in-vain": { one: "one search found nothing", other: "{count} searches found nothing" },
  "looked-again": "looked again {count}×",
  "alike-in-cart": "{count} near-identical products in the cart",
  compared: "went back and forth {count}×",
  "shipping-shown": "saw the shipping cost",
  "delivery-read": "read about the delivery",
  "coupon-refused": "a code was refused",
  "coupon-again": "codes were refused {count}×",
  "at-payment": "left at the payment",
  gift: "it looks like a gift",
  "sizes-for-a-gift": "read about the sizes of a gift",
  "went-away": "turned away {count}×",
  "short-visit": "only {count} s of attention so far",
  "no-cart": "{count} products seen, none in the cart",
  "many-lists": { one: "leafed through one list", other: "leafed through {count} lists" },
  tiers: { low: "low", middle: "middle", high: "high", unknown: "unknown" },
};
