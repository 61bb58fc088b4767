import type { TrackerEvent } from "#protocol/event.ts";
import type { Catalogue } from "#protocol/product.ts";

/** The catalogue's id of a product that a page names; its own word where nothing better is known. */
export function knownId(id: string, { products, aliases }: Catalogue): string {
  return products.has(id) ? id : (aliases?.get(id) ?? id);
}

/** The event with the catalogue's ids in place of those that a page uses for the same products. */
export function withKnownIds(event: TrackerEvent, catalogue: Catalogue): TrackerEvent {
  if (!catalogue.aliases || catalogue.aliases.size === 0) return event;
  const known = (id: string) => knownId(id, catalogue);
  switch (event.kind) {
    case "product_view":
    case "cart_add":
    case "cart_remove":
    case "wish_add":
    case "wish_remove":
    case "wish_alert":
      return { ...event, item: { ...event.item, id: known(event.item.id) } };
    case "cart_set":
    case "purchase":
      return { ...event, lines: event.lines.map((line) => ({ ...line, id: known(line.id) })) };
    case "list_view":
      return event.items ? { ...event, items: event.items.map(known) } : event;
    case "dwell":
      return event.subject === "product" ? { ...event, id: known(event.id) } : event;
    case "share":
      return event.item ? { ...event, item: { ...event.item, id: known(event.item.id) } } : event;
    default:
      return event;
  }
}
