import { type FeedEntry, first } from "./feed-entry.ts";

/** How an id that pages report was found in the catalogue. */
export const idRules = [
  "exact",
  "by-hand",
  "spelling",
  "platform",
  "sku",
  "barcode",
  "group",
] as const;
export type IdRule = (typeof idRules)[number];

const SHOPIFY = /^shopify_[a-z]{2}_(\d+)_(\d+)$/i;
/** Prefixes that plugins put before a shop's own ids: Google for WooCommerce, older WooCommerce feeds. */
const PREFIX = /^(?:gla_|wc_|woocommerce_gpf_|product[-_]|sku[-_:])/i;

/** Other ids by which pages may name a feed's product, each as `rule/id` in lower case. */
export function keysOfProduct(entry: FeedEntry): readonly string[] {
  const id = first(entry, "id") ?? "";
  const keys = new Set<string>();
  function add(rule: IdRule, other: string | undefined): void {
    if (other !== undefined && other !== "") keys.add(`${rule}/${spelled(other)}`);
  }
  const shopify = SHOPIFY.exec(id);
  add("spelling", id);
  // A variant's number names it alone; the product's number names all of its variants.
  add("platform", shopify?.[2]);
  add("group", shopify?.[1]);
  if (PREFIX.test(id)) add("platform", id.replace(PREFIX, ""));
  add("sku", first(entry, "mpn"));
  add("sku", first(entry, "sku"));
  add("barcode", first(entry, "gtin"));
  add("group", first(entry, "item_group_id"));
  return [...keys];
}

/** Where to look for an id that a page reported, the surest first. */
export function keysOfReported(id: string): readonly string[] {
  const shopify = SHOPIFY.exec(id);
  const names = [id, shopify?.[2], PREFIX.test(id) ? id.replace(PREFIX, "") : undefined];
  const keys: string[] = [];
  for (const rule of ["spelling", "platform", "sku", "barcode", "group"] as const) {
    for (const name of names) if (name !== undefined) keys.push(`${rule}/${spelled(name)}`);
  }
  if (shopify?.[1] !== undefined) keys.push(`group/${shopify[1]}`);
  return keys;
}

/** The rule that a key was made by. */
export function ruleOf(key: string): IdRule {
  return idRules.find((rule) => key.startsWith(`${rule}/`)) ?? "exact";
}

/** Ids that differ in case or in the leading zeros of a barcode are the same. */
function spelled(id: string): string {
  const plain = id.trim().toLowerCase();
  return /^0+\d{8,}$/.test(plain) ? plain.replace(/^0+/, "") : plain;
}
