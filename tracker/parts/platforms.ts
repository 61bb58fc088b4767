import type { Reporter } from "../read/report.ts";
import { watchSegment } from "../read/segment.ts";
import { watchShopify } from "../read/shopify.ts";
import { watchWoo } from "../read/woo.ts";
import type { Tag } from "../tag.ts";

/** Understands shops by what their platform says: Shopify, WooCommerce, and Segment's calls. */
export function start(tag: Tag, reporter: Reporter): void {
  if (window.Shopify) watchShopify(reporter._as("shopify"));
  if (document.querySelector(".woocommerce,[class*=wc-block]"))
    watchWoo(tag, reporter._as("woocommerce"));
  watchSegment(window.analytics, reporter._as("segment"));
}
