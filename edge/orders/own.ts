import type * as v from "valibot";
import { toMinor } from "#protocol/money.ts";
import type { order, OrderReport } from "#protocol/order.ts";

/** An order in our own words as a report. */
export function ownReport(
  body: v.InferOutput<typeof order>,
  signedAt: number,
  now: number,
): OrderReport {
  const { currency, visitor, customer, coupons, click } = body;
  return {
    order: body.order,
    aliases: body.aliases,
    reportedAt: body.updatedAt ?? signedAt,
    facts: {
      at: Math.min(body.at ?? now, now),
      currency,
      paidMinor: toMinor(body.total, currency),
      taxMinor: toMinor(body.tax, currency),
      marginMinor: body.margin === undefined ? null : toMinor(body.margin, currency),
      status: body.status,
      lines: body.lines,
    },
    refunds: Object.fromEntries(
      body.refunds.map(({ id, amount }) => [id, toMinor(amount, currency)]),
    ),
    hints: {
      coupons,
      ...(visitor !== undefined && { visitor }),
      ...(customer !== undefined && { customer }),
      ...(click !== undefined && { click }),
    },
  };
}
