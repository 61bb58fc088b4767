import type { ImportRow } from "#protocol/api.ts";
import type { TrackerEvent } from "#protocol/event.ts";
import { momentOf } from "./moment.ts";
import { rowsOf } from "./rows.ts";

const needed = ["event_time", "event_type", "product_id", "price", "user_id"] as const;

/**
 * The rows of an event export in the columns of REES46's open data: `event_time` (UTC), `event_type` (view, cart,
 * remove_from_cart, purchase), `product_id`, `price`, `user_id`; `category_code` and `brand` where they are.
 */
export async function* readEvents(file: string, currency: string): AsyncGenerator<ImportRow> {
  for await (const { number, field } of rowsOf(file, needed)) yield rowOf(number, field, currency);
}

function rowOf(number: number, field: (name: string) => string, currency: string): ImportRow {
  const at = momentOf(field("event_time"));
  if (Number.isNaN(at))
    throw new Error(`Row ${number}: event_time "${field("event_time")}" is no time.`);
  return { number, user: field("user_id"), at, event: eventOf(number, field, currency) };
}

function eventOf(number: number, field: (name: string) => string, currency: string): TrackerEvent {
  // Some exports book returns as negative prices; the fact stays, the price is left out.
  const price = Number(field("price"));
  const priced = field("price") !== "" && price >= 0 ? { price, currency } : {};
  const category = field("category_code");
  const brand = field("brand");
  const item = {
    id: field("product_id"),
    ...priced,
    ...(category !== "" && { category }),
    ...(brand !== "" && { brand }),
  };
  switch (field("event_type")) {
    case "view":
      return { kind: "product_view", agoMs: 0, item };
    case "cart":
      return { kind: "cart_add", agoMs: 0, item, quantity: 1 };
    case "remove_from_cart":
      return { kind: "cart_remove", agoMs: 0, item, quantity: 1 };
    case "purchase":
      // The export has no order numbers; every purchased product is an order of its own.
      return {
        kind: "purchase",
        agoMs: 0,
        order: `${field("user_session")}/${number}`,
        value: Math.max(0, price || 0),
        currency,
        lines: [{ ...item, quantity: 1 }],
      };
    default:
      throw new Error(
        `Row ${number}: event_type "${field("event_type")}" is none of view, cart, remove_from_cart, purchase.`,
      );
  }
}
