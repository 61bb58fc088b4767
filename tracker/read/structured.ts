import type { Item, Tag } from "../tag.ts";
import { amount } from "./amount.ts";
import { currency, type Fields, isFields, list, text } from "./fields.ts";
import type { Reporter } from "./report.ts";

/** Every node of the page's JSON-LD, lists and graphs unfolded. */
function nodes(): Fields[] {
  const found: Fields[] = [];
  const unfold = (value: unknown): void => {
    for (const one of list(value)) {
      if (!isFields(one)) continue;
      found.push(one);
      unfold(one["@graph"] ?? one["mainEntity"]);
    }
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      unfold(JSON.parse(script.textContent));
    } catch {
      // Broken JSON-LD is common and says nothing.
    }
  }
  return found;
}

const isOf = (node: Fields, kind: RegExp): boolean =>
  list(node["@type"]).some((type) => kind.test(String(type)));

const named = (value: unknown): string | undefined => text(isFields(value) ? value["name"] : value);

function productOf(node: Fields): Item | undefined {
  const variant = list(node["hasVariant"]).find(isFields);
  const offer = list(node["offers"] ?? variant?.["offers"]).find(isFields) ?? {};
  const priced = list(offer["priceSpecification"]).find(isFields) ?? offer;
  const id = ["sku", "productGroupID", "productID", "mpn", "gtin13", "gtin", "@id", "url"]
    .map((name) => text(node[name], 100))
    .find(Boolean);
  return (
    (id && {
      id,
      name: text(node["name"]),
      price: amount(offer["price"] ?? offer["lowPrice"] ?? priced["price"]),
      currency: currency(offer["priceCurrency"] ?? priced["priceCurrency"]),
      category: named(node["category"]),
      brand: named(node["brand"]),
    }) ||
    undefined
  );
}

const meta = (name: string): string | undefined =>
  text(
    document
      .querySelector(`meta[property="${name}"],meta[name="${name}"]`)
      ?.getAttribute("content"),
  );

/** Reads what the page says about itself for search engines and social networks. */
export function readStructured(tag: Tag, reporter: Reporter): void {
  const all = nodes();
  const report = reporter._as("json-ld");
  const products = all.filter((node) => isOf(node, /^Product(Group)?$/));
  const [only] = products;
  const item = only && products.length === 1 && productOf(only);
  if (item && !reporter._has("product_view")) report("product_view", { item });
  const shown = all.find((node) => isOf(node, /^ItemList$/));
  if (shown && !item && !reporter._has("list_view")) {
    const items = list(shown["itemListElement"]).flatMap((entry) => {
      const node = isFields(entry) && isFields(entry["item"]) ? entry["item"] : entry;
      return (isFields(node) && productOf(node)?.id) || [];
    });
    report("list_view", { category: named(shown), items: items.slice(0, 200) });
  }
  const article = all.find((node) => isOf(node, /Article|BlogPosting|HowTo|Review$/));
  const type = meta("og:type");
  if (article || type === "article") {
    const id = location.pathname.slice(0, 100);
    tag._follow({ subject: "content", id });
    reporter._as(article ? "json-ld" : "open-graph")("content_view", {
      content: id,
      title: text(article?.["headline"] ?? article?.["name"]) ?? meta("og:title"),
      tags: (text(article?.["keywords"]) ?? "")
        .split(/\s*,\s*/)
        .filter(Boolean)
        .slice(0, 20),
    });
  }
  const sku = meta("product:retailer_item_id");
  if (sku && type?.endsWith("product") && !reporter._has("product_view"))
    reporter._as("open-graph")("product_view", {
      item: {
        id: sku,
        name: meta("og:title"),
        price: amount(meta("product:price:amount")),
        currency: currency(meta("product:price:currency")),
        brand: meta("product:brand"),
      },
    });
}
