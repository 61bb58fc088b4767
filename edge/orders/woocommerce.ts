import type * as v from "valibot";
import { toMinor } from "#protocol/money.ts";
import type { OrderReport, wooOrder } from "#protocol/order.ts";

const pending: ReadonlySet<string> = new Set(["pending", "on-hold", "checkout-draft"]);
const cancelled: ReadonlySet<string> = new Set(["cancelled", "failed", "trash"]);

/** WooCommerce's order as a report. */
export function wooReport(body: v.InferOutput<typeof wooOrder>): OrderReport {
  const { currency, number } = body;
  const visitor = metaOf(body, /^_*edgewise$/);
  const click = metaOf(body, /^_*edgewise_click$/);
  return {
    order: body.id,
    aliases: number !== undefined && number !== body.id ? [number] : [],
    reportedAt: body.date_modified_gmt,
    facts: {
      at: body.date_created_gmt,
      currency,
      paidMinor: toMinor(body.total, currency),
      taxMinor: toMinor(body.total_tax, currency),
      marginMinor: null,
      status: statusOf(body),
      lines: body.line_items.flatMap(({ product_id: product, sku, quantity }) => {
        const id = product ?? sku;
        return id ? [{ id, quantity }] : [];
      }),
    },
    // WooCommerce writes what goes back as negative totals.
    refunds: Object.fromEntries(
      body.refunds.map(({ id, total }) => [id, toMinor(Math.abs(total), currency)]),
    ),
    hints: {
      coupons: body.coupon_lines.map(({ code }) => code),
      ...(visitor !== null && { visitor }),
      ...(body.customer_id > 0 && { customer: String(body.customer_id) }),
      ...(click !== null && { click }),
    },
  };
}

/** WooCommerce's notice that an order was deleted as a report. */
export function wooDeletedReport(id: string, now: number): OrderReport {
  return {
    order: id,
    aliases: [],
    reportedAt: now,
    facts: "cancelled",
    refunds: {},
    hints: { coupons: [] },
  };
}

function metaOf({ meta_data }: v.InferOutput<typeof wooOrder>, key: RegExp): string | null {
  const value = meta_data.find((one) => key.test(one.key))?.value;
  return typeof value === "string" ? value : null;
}

function statusOf({ status }: v.InferOutput<typeof wooOrder>): "placed" | "pending" | "cancelled" {
  if (cancelled.has(status)) return "cancelled";
  return pending.has(status) ? "pending" : "placed";
}
