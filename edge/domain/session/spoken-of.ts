import type { TrackerEvent } from "#protocol/event.ts";
import type { Catalogue } from "#protocol/product.ts";

/** What an event speaks of, as the catalogue or else the page calls it; null: nothing of its own, or something private. */
export function spokenOf(event: TrackerEvent, catalogue: Catalogue): string | null {
  switch (event.kind) {
    case "content_view":
      return catalogue.articles.get(event.content)?.title ?? event.title ?? event.content;
    case "dwell":
      return event.subject === "page" ? null : nameOf(event.id, catalogue);
    case "search":
      return event.query;
    case "download":
      return event.asset;
    case "purchase":
      return event.order;
    case "filter":
    case "preference":
    case "custom":
      return event.name;
    default:
      return "item" in event && event.item
        ? nameOf(event.item.id, catalogue, event.item.name)
        : null;
  }
}

function nameOf(id: string, { products, articles }: Catalogue, told = id): string | null {
  const product = products.get(id);
  return product?.sensitive ? null : (product?.name ?? articles.get(id)?.title ?? told);
}
