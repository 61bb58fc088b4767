import { categoryOf, products } from "./catalogue.ts";
import type { Product } from "./catalogue/product.ts";
import { escape } from "./pages/html.ts";
import { origin } from "./pages/json-ld.ts";

/** The catalogue as Google Merchant reads it: RSS 2.0 with the `g:` fields. */
export function merchantFeed(): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>Paceward</title>
<link>${origin}/</link>
<description>Forty good things for runners</description>
${products.map(entry).join("")}</channel>
</rss>
`;
}

function entry(product: Product): string {
  const fields = [
    ["id", product.id],
    ["title", `${product.brand} ${product.name}`],
    ["description", [product.line, ...product.description].join(" ")],
    ["link", `${origin}/p/${product.id}`],
    ["image_link", `${origin}/img/${product.id}-0.svg`],
    ["availability", product.stock > 0 ? "in_stock" : "out_of_stock"],
    ["price", `${(product.priceCents / 100).toFixed(2)} EUR`],
    ["brand", product.brand],
    ["condition", "new"],
    ["color", product.colours[0].name],
    ["product_type", `${categoryOf(product).name} > ${product.kind}`],
    ["custom_label_0", product.tier],
    ["identifier_exists", "no"],
  ] as const;
  const details = Object.entries(product.attributes).map(
    ([name, value]) =>
      `<g:product_detail><g:attribute_name>${name}</g:attribute_name><g:attribute_value>${escape(String(value))}</g:attribute_value></g:product_detail>\n`,
  );
  return `<item>\n${fields.map(([name, value]) => `<g:${name}>${escape(value)}</g:${name}>\n`).join("")}${details.join("")}</item>\n`;
}
