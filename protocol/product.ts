import * as v from "valibot";
import type { Complaint } from "./complaint.ts";
import { currency, minor } from "./amount.ts";
import { foreignId, key, line, link, prose } from "./text.ts";

/** A product as the catalogue knows it. */
export const product = v.object({
  id: foreignId,
  name: line,
  /** Minor units of `currency`. */
  price: v.pipe(minor, v.minValue(0)),
  currency,
  /** What it costs in the markets where `price` does not hold, by market: minor units of its currency. */
  prices: v.optional(v.record(key, v.pipe(minor, v.minValue(0)))),
  /** From broad to narrow: ["shoes", "marathon"]. */
  categories: v.pipe(v.array(line), v.maxLength(8)),
  brand: v.optional(line),
  tags: v.optional(v.pipe(v.array(line), v.maxLength(30))),
  /** What sets it apart, in the shop's words: { cushioning: "soft", drop: "8 mm" }. */
  attributes: v.optional(
    v.pipe(
      v.record(line, line),
      v.check((all) => Object.keys(all).length <= 40, "attributes" satisfies Complaint),
    ),
  ),
  url: link,
  image: v.optional(link),
  inStock: v.boolean(),
  stock: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Regions it is sold in (ISO 3166-1 alpha-2); everywhere if absent. */
  regions: v.optional(
    v.array(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, "country" satisfies Complaint))),
  ),
  /** Bought again and again, such as gels; owning one is no reason not to propose it. */
  consumable: v.optional(v.boolean()),
  /** 18+ or private: never in personas, recommendations, banners or push. */
  sensitive: v.optional(v.boolean()),
  accessories: v.optional(v.pipe(v.array(foreignId), v.maxLength(50))),
  /** Margin in minor units, where the shop tells. */
  margin: v.optional(minor),
  addedAt: v.optional(v.number()),
  /** Lowest price of the 30 days before the present one began, minor units; absent if it never changed. */
  lowest30: v.optional(v.pipe(minor, v.minValue(0))),
});
export type Product = v.InferOutput<typeof product>;

/** An article, guide or review. */
export const article = v.object({
  id: foreignId,
  title: line,
  url: link,
  image: v.optional(link),
  tags: v.optional(v.pipe(v.array(line), v.maxLength(30))),
  summary: v.optional(prose),
  /** Products it speaks of. */
  products: v.optional(v.pipe(v.array(foreignId), v.maxLength(50))),
});
export type Article = v.InferOutput<typeof article>;

/** What a shop uploads: up to 1 000 entries a call, each replacing the one of the same id. */
export const catalogueUpload = v.object({
  products: v.optional(v.pipe(v.array(product), v.maxLength(1000))),
  articles: v.optional(v.pipe(v.array(article), v.maxLength(1000))),
  remove: v.optional(v.pipe(v.array(foreignId), v.maxLength(1000))),
});
export type CatalogueUpload = v.InferOutput<typeof catalogueUpload>;

/** The published catalogue: what decisions read. */
export interface Catalogue {
  readonly version: number;
  readonly products: ReadonlyMap<string, Product>;
  readonly articles: ReadonlyMap<string, Article>;
  /** What pages call a product, where that is not its id. */
  readonly aliases?: ReadonlyMap<string, string>;
}
