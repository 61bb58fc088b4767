import type { Product } from "#protocol/product.ts";
import { type FeedEntry, first } from "./feed-entry.ts";
import { keysOfProduct } from "./id-keys.ts";
import { type Money, readPrice } from "./price.ts";

/** A product of a feed, the other ids it is known by, and when its sale begins or ends next. */
export interface FeedProduct {
  readonly product: Product;
  readonly keys: readonly string[];
  readonly changesAt: number | null;
}

/** Why an entry cannot be used; `field` is what the shop must mend. */
export interface FeedProblem {
  readonly id: string | null;
  readonly field: "id" | "title" | "link" | "price";
}

const ATTRIBUTES = ["color", "size", "material", "pattern", "gender", "age_group"] as const;
const LABELS = [0, 1, 2, 3, 4].map((number) => `custom_label_${number}`);
const MAX_LINE = 300;
const MAX_ATTRIBUTES = 40;
const MAX_CATEGORIES = 8;
const MAX_TAGS = 30;

/** Reads an entry in the fields of Google Merchant Center (support.google.com/merchants/answer/7052112). */
export function merchantProduct(
  entry: FeedEntry,
  usualCurrency: string,
  now: number,
): FeedProduct | FeedProblem {
  const id = first(entry, "id");
  if (id === undefined) return { id: null, field: "id" };
  const name = first(entry, "title");
  if (name === undefined) return { id, field: "title" };
  const url = first(entry, "link");
  if (url === undefined || !/^https?:\/\//i.test(url)) return { id, field: "link" };
  const price = readPrice(first(entry, "price") ?? "", usualCurrency);
  if (!price) return { id, field: "price" };
  const { asked, changesAt } = askedPrice(entry, price, now);
  const image = first(entry, "image_link");
  const brand = first(entry, "brand");
  const cost = readPrice(first(entry, "cost_of_goods_sold") ?? "", usualCurrency);
  const tags = LABELS.flatMap((label) => first(entry, label) ?? []);
  const attributes = attributesOf(entry);
  const product: Product = {
    id,
    name: name.slice(0, MAX_LINE),
    price: asked,
    currency: price.currency,
    categories: [...categoriesOf(entry)],
    url,
    inStock: isInStock(first(entry, "availability")),
    ...(brand !== undefined && { brand: brand.slice(0, MAX_LINE) }),
    ...(image !== undefined && /^https?:\/\//i.test(image) && { image }),
    ...(tags.length > 0 && { tags: tags.map((tag) => tag.slice(0, MAX_LINE)).slice(0, MAX_TAGS) }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(/^(yes|true)$/i.test(first(entry, "adult") ?? "") && { sensitive: true }),
    ...(cost?.currency === price.currency && { margin: asked - cost.minor }),
  };
  return { product, keys: keysOfProduct(entry), changesAt };
}

/** The sale price while the sale is on. */
function askedPrice(
  entry: FeedEntry,
  price: Money,
  now: number,
): { readonly asked: number; readonly changesAt: number | null } {
  const sale = readPrice(first(entry, "sale_price") ?? "", price.currency);
  if (!sale || sale.currency !== price.currency || sale.minor >= price.minor) {
    return { asked: price.minor, changesAt: null };
  }
  const [from = "", until = ""] = (first(entry, "sale_price_effective_date") ?? "").split("/");
  const begins = instant(from) ?? 0;
  const ends = instant(until) ?? Infinity;
  const isOn = begins <= now && now < ends;
  const next = now < begins ? begins : now < ends ? ends : null;
  return {
    asked: isOn ? sale.minor : price.minor,
    changesAt: next === Infinity ? null : next,
  };
}

/** ISO 8601 with or without a zone; without one it is UTC, as Google reads it. */
function instant(text: string): number | null {
  const parts =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):?(\d\d)(?::?\d\d)?(?:([+-])(\d\d):?(\d\d)|Z)?)?$/.exec(
      text.trim(),
    );
  if (!parts) return null;
  const [
    ,
    year,
    month,
    day,
    hour = "0",
    minute = "0",
    sign = "+",
    zoneHours = "0",
    zoneMinutes = "0",
  ] = parts;
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === "-" ? -1 : 1);
  const days = daysOf(Number(year), Number(month), Number(day));
  return (days * 1440 + Number(hour) * 60 + Number(minute) - zone) * 60_000;
}

/** Days since 1970-01-01 in the Gregorian calendar (howardhinnant.github.io/date_algorithms.html). */
function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
  );
}

function isInStock(availability = ""): boolean {
  return /^(in[ _]stock|limited[ _]availability|instock)$/i.test(
    availability.split("/").at(-1) ?? "",
  );
}

/** "Shoes > Road > Marathon" as three, broad first; the shop's own words before Google's. */
function categoriesOf(entry: FeedEntry): readonly string[] {
  const path = first(entry, "product_type") ?? first(entry, "google_product_category") ?? "";
  if (/^\d*$/.test(path)) return [];
  return path
    .split(/\s*>\s*/)
    .filter(Boolean)
    .slice(0, MAX_CATEGORIES)
    .map((name) => name.slice(0, MAX_LINE));
}

/** Google's own attributes and "section:name:value" details. */
function attributesOf(entry: FeedEntry): Record<string, string> {
  const found: Record<string, string> = {};
  function add(name: string, value: string): void {
    if (name && value && Object.keys(found).length < MAX_ATTRIBUTES)
      found[name.slice(0, MAX_LINE)] ??= value.slice(0, MAX_LINE);
  }
  for (const detail of entry.get("product_detail") ?? []) {
    const parts = detail.split(":");
    const value = parts.slice(parts.length > 2 ? 2 : 1).join(":");
    add((parts.length > 2 ? parts[1] : parts[0])?.trim() ?? "", value.trim());
  }
  for (const name of ATTRIBUTES) add(name.replace("_", " "), first(entry, name) ?? "");
  return found;
}
