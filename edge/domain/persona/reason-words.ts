import type { Reason } from "./reason.ts";

const plural = (count: number, one: string, many = `${one}s`) =>
  count === 1 ? `one ${one}` : `${count} ${many}`;

const reasonWords: Readonly<Record<string, (reason: Reason) => string>> = {
  tag: ({ count, of, what }) => `${count} of the last ${of} products are for “${what}”`,
  category: ({ count, of, what }) => `${count} of the last ${of} products are ${what}`,
  brand: ({ count, of, what }) => `${count} of the last ${of} products are by ${what}`,
  "price-tier": ({ what }) => `looks at the ${what} price level`,
  content: ({ count, what }) => `read ${plural(count, "article")} about “${what}”`,
  search: ({ what }) => `searched for “${what}”`,
  "articles-read": ({ count }) => `read ${plural(count, "article")}`,
  "details-studied": ({ count }) => `studied details for ${Math.round(count)} s`,
  "searched-in-vain": ({ count }) => `${plural(count, "search", "searches")} found nothing`,
  "looked-again": ({ count }) => `looked again ${count}×`,
  "alike-in-cart": ({ count }) => `${count} near-identical products in the cart`,
  compared: ({ count }) => `went back and forth ${count}×`,
  "shipping-shown": () => "saw the shipping cost",
  "delivery-read": () => "read about the delivery",
  "coupon-refused": () => "a code was refused",
  "at-payment": () => "left at the payment",
  "went-away": ({ count }) => `turned away ${count}×`,
  "short-visit": ({ count }) => `only ${count} s of attention so far`,
  "no-cart": ({ count }) => `${count} products seen, none in the cart`,
};

/** Why something is believed, in words. */
export function reasonText(reason: Reason): string {
  return reasonWords[reason.code]?.(reason) ?? `${reason.code} ${reason.what}`.trim();
}
