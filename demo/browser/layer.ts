import type { Good } from "../good.ts";
import type { Choice } from "./sums.ts";

declare global {
  interface Window {
    dataLayer?: unknown[];
  }
}

/** An item as Google's e-commerce events describe it; prices in euro. */
export interface Item {
  readonly item_id: string;
  readonly item_name: string;
  readonly item_brand: string;
  readonly item_category: string;
  readonly item_category2: string;
  readonly item_variant?: string;
  readonly item_list_id?: string;
  readonly item_list_name?: string;
  readonly index?: number;
  readonly price: number;
  readonly quantity: number;
}

export function item(good: Good, quantity = 1, kind = ""): Item {
  return {
    item_id: good.id,
    item_name: `${good.brand} ${good.name}`,
    item_brand: good.brand,
    item_category: good.category,
    item_category2: good.kind,
    ...(kind ? { item_variant: kind } : {}),
    price: good.priceCents / 100,
    quantity,
  };
}

export function variant({
  colour,
  size,
}: {
  readonly colour: string;
  readonly size: string;
}): string {
  return [colour, size].filter(Boolean).join(" / ");
}

export function items(cart: readonly Choice[]): readonly Item[] {
  return cart.map(({ line, good }) => item(good, line.quantity, variant(line)));
}

/** Tells the data layer about a thing with a price. */
export function tell(
  event: string,
  goods: readonly Item[],
  more: Readonly<Record<string, unknown>> = {},
): void {
  const cents = goods.reduce((sum, good) => sum + Math.round(good.price * 100) * good.quantity, 0);
  // Google asks to clear the last event's object first, or its fields leak into this one.
  push({ ecommerce: null });
  push({ event, ecommerce: { currency: "EUR", value: cents / 100, ...more, items: goods } });
}

export function push(entry: object): void {
  window.dataLayer ??= [];
  window.dataLayer.push(entry);
}
