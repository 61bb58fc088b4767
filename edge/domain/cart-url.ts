import type { Settings } from "#protocol/site.ts";

const LINES = /\{(cart|variants)\}/g;

/**
 * Where the shop's own handler fills a cart ("ID:QUANTITY,…"): `settings.cartUrl` with {cart} as the
 * pages name the products, or {variants} with only the number that each name ends in, which is what
 * Shopify's permalinks take. Null if the shop has no handler, or one that is not its own.
 */
export function cartUrlOf(
  { cartUrl, origins }: Pick<Settings, "cartUrl" | "origins">,
  cart: string,
): string | null {
  if (cartUrl === undefined || cart === "") return null;
  const filled = cartUrl.replace(LINES, (_, kind) => linesOf(cart, kind === "variants"));
  const origin = origins[0] ?? "";
  const address = filled.startsWith("/") ? origin + filled : filled;
  return origins.some((own) => address === own || address.startsWith(`${own}/`)) ? address : null;
}

function linesOf(cart: string, isVariants: boolean): string {
  return cart
    .split(",")
    .map((line) => {
      const [, id = line, quantity = "1"] = /^(.*):(\d+)$/.exec(line) ?? [];
      const name = isVariants ? (/\d+$/.exec(id)?.[0] ?? id) : id;
      return `${encodeURIComponent(name)}:${quantity}`;
    })
    .join(",");
}
