import type { Card } from "#protocol/decision.ts";
import type { Product } from "#protocol/product.ts";
import { priceText } from "./format.ts";

/** A product as a banner shows it. */
export function cardOf(
  { id, name, price, currency, url, image }: Product,
  locale: string,
  features: readonly string[] = [],
): Card {
  return {
    id,
    name,
    price: priceText(price, currency, locale),
    url,
    ...(image !== undefined && { image }),
    ...(features.length > 0 && { features }),
  };
}
