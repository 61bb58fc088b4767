import { guard } from "../guard.ts";
import type { Line } from "../tag.ts";
import { amount } from "./amount.ts";
import { currency, isFields, list, text } from "./fields.ts";
import type { Report } from "./report.ts";

const of = (value: unknown, name: string): unknown => (isFields(value) ? value[name] : undefined);

/** "gid://shopify/Product/123" is product 123 everywhere else. */
export const shopifyId = (gid: unknown): string | undefined =>
  text(gid, 300)?.split("/").at(-1)?.slice(0, 100);

/** A line of the Storefront API's cart: the product is the item, what is bought its variant. */
export function shopifyLine(line: unknown): Line | undefined {
  const goods = of(line, "merchandise");
  const product = of(goods, "product");
  const id = shopifyId(of(product, "id")) ?? shopifyId(of(goods, "id"));
  if (!id) return;
  const price = of(goods, "price");
  return {
    id,
    name: text(of(product, "title") ?? of(goods, "title")),
    price: amount(of(price, "amount")),
    currency: currency(of(price, "currencyCode")),
    category: text(of(product, "productType") ?? of(product, "type")),
    brand: text(of(product, "vendor")),
    variant: text(of(goods, "title")),
    quantity: Math.max(1, amount(of(line, "quantity")) ?? 1),
  };
}

async function tellLines(event: Event, report: Report): Promise<void> {
  const action = "action" in event && event.action;
  const promise = "promise" in event ? event.promise : undefined;
  // It fires before the shop has taken the change; only what it has taken counts.
  const answer = await Promise.resolve(promise);
  if (list(of(answer, "userErrors")).length > 0) return;
  const cart = of(answer, "cart");
  const held = of(cart, "lines");
  const lines = list(of(held, "nodes") ?? held);
  const asked = "lines" in event ? list(event.lines) : [];
  if (action === "add") {
    for (const one of asked) {
      const line = shopifyLine(
        lines.find((other) => of(of(other, "merchandise"), "id") === of(one, "merchandiseId")),
      );
      const id = line?.id ?? shopifyId(of(one, "merchandiseId"));
      const quantity = Math.max(1, amount(of(one, "quantity")) ?? 1);
      if (id) report("cart_add", { item: line ?? { id }, quantity });
    }
    return;
  }
  const total = of(of(cart, "cost"), "totalAmount");
  report("cart_set", {
    lines: lines.flatMap((line) => shopifyLine(line) ?? []),
    value: amount(of(total, "amount")),
    currency: currency(of(total, "currencyCode")),
  });
}

function listen(name: string, run: (event: Event) => void): void {
  document.addEventListener(`shopify:${name}`, guard(run));
}

/**
 * Listens to the standard events that themes dispatch.
 * https://shopify.dev/docs/storefronts/themes/best-practices/standard-events
 */
export function watchShopify(report: Report): void {
  listen("product:view", (event) => {
    // Cards in a grid are seen too; that is no look at the product.
    if (!("product" in event && "context" in event) || event.context !== "page") return;
    const variant = of(event.product, "selectedVariant");
    const line = shopifyLine({
      merchandise: { ...(isFields(variant) && variant), product: event.product },
    });
    if (line) report("product_view", { item: line });
  });
  listen("cart:lines-update", (event) => {
    // A change that failed is told by Shopify itself and is none to us.
    tellLines(event, report).catch(() => {});
  });
  listen("cart:view", () => report("checkout_stage", { stage: "cart" }));
  listen("search:update", (event) => {
    const query = "query" in event ? text(event.query) : undefined;
    if (query) report("search", { query });
  });
}
