import type { ImportRow } from "#protocol/api.ts";
import { momentOf } from "./moment.ts";
import { rowsOf } from "./rows.ts";

const needed = ["customer", "date", "amount"] as const;

/**
 * The rows of a purchase history: `customer` (the number that the shop's server vouches for), `date` (ISO 8601, in UTC
 * unless it says otherwise; a day without a time is its noon), `amount` (major units); `order` and `currency` where they are. Refunds are left out.
 */
export async function* readHistory(
  file: string,
  currency: string,
  hash: string,
): AsyncGenerator<ImportRow> {
  for await (const { number, field } of rowsOf(file, needed)) {
    const value = Number(field("amount"));
    if (field("amount") === "" || Number.isNaN(value))
      throw new Error(`Row ${number}: amount "${field("amount")}" is no number.`);
    if (value < 0) continue;
    yield {
      number,
      user: field("customer"),
      at: orderedAt(number, field("date")),
      event: {
        kind: "purchase",
        agoMs: 0,
        order: field("order") || `${hash.slice(0, 8)}/${number}`,
        value,
        currency: field("currency") || currency,
        lines: [],
      },
    };
  }
}

function orderedAt(number: number, date: string): number {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date);
  const at = momentOf(isDay ? `${date}T12:00` : date);
  if (Number.isNaN(at)) throw new Error(`Row ${number}: date "${date}" is no day or moment.`);
  return at;
}
