import { guard } from "../guard.ts";
import { type Fields, isFields, list } from "./fields.ts";
import { readGa4 } from "./ga4.ts";
import type { Report } from "./report.ts";

// Segment's e-commerce spec v2, told in GA4's words. https://segment.com/docs/connections/spec/ecommerce/v2/
const names: Readonly<Record<string, string>> = {
  "Product Viewed": "view_item",
  "Product List Viewed": "view_item_list",
  "Products Searched": "search",
  "Product Added": "add_to_cart",
  "Product Removed": "remove_from_cart",
  "Product Added to Wishlist": "add_to_wishlist",
  "Cart Viewed": "view_cart",
  "Checkout Started": "begin_checkout",
  "Checkout Step Viewed": "add_shipping_info",
  "Payment Info Entered": "add_payment_info",
  "Order Completed": "purchase",
};

function itemOf(product: unknown): Fields {
  const { product_id, sku, name, category, brand, variant, ...rest } = isFields(product)
    ? product
    : {};
  return {
    ...rest,
    item_id: product_id ?? sku,
    item_name: name,
    item_category: category,
    item_brand: brand,
    item_variant: variant,
  };
}

/** Hears what a shop tells Segment, or whoever speaks its language. */
export function watchSegment(analytics: unknown, report: Report): void {
  if (!isFields(analytics) || typeof analytics["on"] !== "function") return;
  analytics["on"](
    "track",
    guard((event: string, given: Fields) => {
      const name = names[event];
      if (!name || !isFields(given)) return;
      const products = given["products"] ?? (given["product_id"] ? [given] : []);
      readGa4(
        name,
        {
          ...given,
          items: list(products).map(itemOf),
          value: given["value"] ?? given["total"] ?? given["revenue"],
          transaction_id: given["order_id"],
          search_term: given["query"],
          item_list_name: given["category"] ?? given["list_id"],
        },
        report,
      );
    }),
  );
}
