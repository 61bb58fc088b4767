import type * as v from "valibot";
import { toMinor } from "#protocol/money.ts";
import type {
  OrderFacts,
  OrderReport,
  shopifyOrder,
  shopifyRefundNotice,
} from "#protocol/order.ts";
import { inOrderMoney } from "../domain/order/known-order.ts";

type Refund = v.InferOutput<typeof shopifyOrder>["refunds"][number];

const pending: ReadonlySet<string> = new Set(["pending", "authorized"]);

/** Shopify's order as a report; the page may have told it under its number, its name or its id. */
export function shopifyReport(body: v.InferOutput<typeof shopifyOrder>): OrderReport {
  const { currency, order_number: number } = body;
  const name = body.name.replace(/^#/, "");
  const aliases = [number ?? "", name, body.name, `gid://shopify/Order/${body.id}`];
  const attribute = body.note_attributes.find(({ name: key }) => /^_*edgewise$/i.test(key))?.value;
  const click = clickIn(body.landing_site ?? "");
  const paidMinor = toMinor(body.total_price, currency);
  const worth = { currency, paidMinor, ...customersMoney(body) };
  return {
    order: body.id,
    aliases: [...new Set(aliases.filter((alias) => alias !== ""))],
    reportedAt: body.updated_at,
    facts: {
      at: body.created_at,
      ...worth,
      taxMinor: toMinor(body.total_tax, currency),
      marginMinor: null,
      status: statusOf(body),
      lines: body.line_items.flatMap(({ product_id: product, sku, quantity }) => {
        const id = product ?? sku;
        return id ? [{ id, quantity }] : [];
      }),
    },
    // Without a rate nothing can be taken off.
    refunds: refundsIn(
      body.refunds,
      (amount, money = currency) =>
        inOrderMoney({ minor: toMinor(amount, money), currency: money }, worth) ?? 0,
    ),
    hints: {
      coupons: body.discount_codes.map(({ code }) => code),
      ...(typeof attribute === "string" && { visitor: attribute }),
      ...(body.customer && { customer: body.customer.id }),
      ...(click !== null && { click }),
    },
  };
}

/** Shopify's notice of a refund as a report. */
export function shopifyRefundReport(body: v.InferOutput<typeof shopifyRefundNotice>): OrderReport {
  const currency = body.transactions.find((one) => one.currency)?.currency ?? "EUR";
  return {
    order: body.order_id,
    aliases: [],
    reportedAt: body.created_at ?? 0,
    facts: null,
    refunds: refundsIn([body], (amount) => toMinor(amount, currency)),
    refundCurrency: currency,
    hints: { coupons: [] },
  };
}

function statusOf(body: v.InferOutput<typeof shopifyOrder>): "placed" | "pending" | "cancelled" {
  if (body.cancelled_at || body.financial_status === "voided") return "cancelled";
  return pending.has(body.financial_status ?? "") ? "pending" : "placed";
}

/** What the customer paid, in the money they paid with, where that is another. */
function customersMoney({
  currency: own,
  total_price_set: total,
}: v.InferOutput<typeof shopifyOrder>): Pick<OrderFacts, "paidIn"> {
  if (!total || total.presentment_money.currency_code === own) return {};
  const { amount, currency_code: currency } = total.presentment_money;
  return { paidIn: { minor: toMinor(amount, currency), currency } };
}

function refundsIn(
  refunds: readonly Refund[],
  minor: (amount: number, paidIn: string | undefined) => number,
): Record<string, number> {
  return Object.fromEntries(
    refunds.map(({ id, transactions }) => {
      const paidBack = transactions
        .filter(({ kind, status }) => kind === "refund" && (status ?? "success") === "success")
        .reduce((sum, { amount, currency }) => sum + minor(amount, currency), 0);
      return [id, paidBack];
    }),
  );
}

/** The click with which the customer landed: Shopify keeps the address. */
function clickIn(landing: string): string | null {
  const query = landing.split("?")[1]?.split("#")[0] ?? "";
  return new URLSearchParams(query).get("ew_click");
}
