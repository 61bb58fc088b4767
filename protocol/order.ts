import * as v from "valibot";
import type { Complaint } from "./complaint.ts";
import { currency, price } from "./amount.ts";
import { foreignId, instant } from "./text.ts";

/** Where the shop's server reports orders: `POST /v1/orders?site=SITE`. */
export const ORDERS_PATH = "/v1/orders";

/** The largest body the edge reads from a shop's server, in bytes. */
export const MAX_ORDER_BYTES = 524_288;

/** Whose webhooks the edge understands besides its own scheme. */
export const platforms = ["shopify", "woocommerce"] as const;
export type Platform = (typeof platforms)[number];

const lines = v.pipe(
  v.array(v.object({ id: foreignId, quantity: v.pipe(v.number(), v.minValue(0)) })),
  v.maxLength(500),
);

/** An order as the shop's server tells it; the whole truth every time, so that repeats do no harm. */
export const order = v.object({
  /** The number that the page reports too. */
  order: foreignId,
  /** Other numbers under which the page may have reported it. */
  aliases: v.optional(v.pipe(v.array(foreignId), v.maxLength(5)), []),
  /** When it was placed, epoch ms; now if absent. */
  at: v.optional(instant),
  /** When the shop changed it last, epoch ms; the signature's moment if absent. */
  updatedAt: v.optional(instant),
  status: v.optional(v.picklist(["placed", "pending", "cancelled"]), "placed"),
  currency,
  /** What the customer pays, after discounts, with tax and shipping; major units. */
  total: price,
  /** Tax within `total`. */
  tax: v.optional(price, 0),
  /** What the shop earns with it, where it knows. */
  margin: v.optional(v.pipe(v.number(), v.minValue(-1e9), v.maxValue(1e9))),
  lines: v.optional(lines, []),
  /** Everything given back so far, each under its own number; major units with tax. */
  refunds: v.optional(
    v.pipe(v.array(v.object({ id: foreignId, amount: price })), v.maxLength(200)),
    [],
  ),
  /** The tag's id of the visitor. */
  visitor: v.optional(v.pipe(v.string(), v.maxLength(64))),
  /** The customer's number or hashed address; it is kept as a keyed hash only. */
  customer: v.optional(foreignId),
  coupons: v.optional(v.pipe(v.array(foreignId), v.maxLength(20)), []),
  /** The value of `ew_click` with which the customer came. */
  click: v.optional(v.pipe(v.string(), v.maxLength(300))),
});

const amount = v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.finite());
const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String), foreignId);
const moment = v.pipe(
  v.string(),
  v.isoTimestamp("moment" satisfies Complaint),
  v.transform(Date.parse),
);
const named = v.array(v.looseObject({ name: v.string(), value: v.nullish(v.unknown()) }));

const shopifyRefund = v.object({
  id,
  created_at: v.optional(moment),
  transactions: v.optional(
    v.array(
      v.object({
        kind: v.string(),
        status: v.optional(v.string()),
        amount,
        currency: v.optional(currency),
      }),
    ),
    [],
  ),
});

const money = v.object({ amount, currency_code: currency });

/** The body of Shopify's orders/create, orders/updated and orders/cancelled. */
export const shopifyOrder = v.object({
  id,
  name: v.optional(v.string(), ""),
  order_number: v.optional(id),
  created_at: moment,
  updated_at: moment,
  cancelled_at: v.nullish(moment),
  financial_status: v.nullish(v.string()),
  currency,
  total_price: amount,
  /** The same in the shop's money and in that which the customer paid with. */
  total_price_set: v.nullish(v.object({ shop_money: money, presentment_money: money })),
  total_tax: v.optional(amount, 0),
  line_items: v.optional(
    v.array(v.object({ product_id: v.nullish(id), sku: v.nullish(v.string()), quantity: amount })),
    [],
  ),
  discount_codes: v.optional(v.array(v.object({ code: v.string() })), []),
  note_attributes: v.optional(named, []),
  customer: v.nullish(v.object({ id })),
  landing_site: v.nullish(v.string()),
  refunds: v.optional(v.array(shopifyRefund), []),
});

/** The body of Shopify's refunds/create. */
export const shopifyRefundNotice = v.object({ ...shopifyRefund.entries, order_id: id });

// WooCommerce writes moments without a zone next to "…_gmt".
const gmt = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(`${text.replace(/Z$/, "")}Z`)),
  v.number("moment" satisfies Complaint),
);

/** The body of WooCommerce's order.created, order.updated and order.restored. */
export const wooOrder = v.object({
  id,
  number: v.optional(id),
  status: v.string(),
  currency,
  total: amount,
  total_tax: v.optional(amount, 0),
  date_created_gmt: gmt,
  date_modified_gmt: gmt,
  customer_id: v.optional(v.number(), 0),
  line_items: v.optional(
    v.array(v.object({ product_id: v.optional(id), sku: v.nullish(v.string()), quantity: amount })),
    [],
  ),
  coupon_lines: v.optional(v.array(v.object({ code: v.string() })), []),
  meta_data: v.optional(
    v.array(v.looseObject({ key: v.string(), value: v.nullish(v.unknown()) })),
    [],
  ),
  refunds: v.optional(v.array(v.object({ id, total: amount })), []),
});

/** The body of WooCommerce's order.deleted. */
export const wooDeleted = v.strictObject({ id });

/** Money in minor units of its currency. */
export interface Paid {
  readonly minor: number;
  readonly currency: string;
}

/** What an order is worth and where it stands; amounts in minor units. */
export interface OrderFacts {
  readonly at: number;
  readonly currency: string;
  /** With tax and shipping, after discounts. */
  readonly paidMinor: number;
  /** The same in the money that the customer paid with, where that is another. */
  readonly paidIn?: Paid;
  readonly taxMinor: number;
  readonly marginMinor: number | null;
  readonly status: "placed" | "pending" | "cancelled";
  readonly lines: readonly { readonly id: string; readonly quantity: number }[];
}

/** By what a report may find its visitor. */
export interface JoinHints {
  readonly visitor?: string;
  readonly customer?: string;
  readonly coupons: readonly string[];
  readonly click?: string;
}

/** What a shop's server said of an order, whatever it runs on. */
export interface OrderReport {
  readonly order: string;
  readonly aliases: readonly string[];
  /** The shop's own moment of this change: an older report changes nothing. */
  readonly reportedAt: number;
  /** Null if the report speaks of refunds only, "cancelled" if only of the end. */
  readonly facts: OrderFacts | "cancelled" | null;
  /** Minor units with tax, by the refund's own number. */
  readonly refunds: Readonly<Record<string, number>>;
  /** Their currency, where it may be another one than the order's: the order alone knows the rate. */
  readonly refundCurrency?: string;
  readonly hints: JoinHints;
}

/** How an order found its visitor. */
export type Via = "visitor" | "customer" | "coupon" | "click";

/** What the shop's server is told in return. */
export interface OrderAnswer {
  readonly order: string;
  /** Null: nobody Edgewise knows, or nobody who still wants to be known. */
  readonly joined: Via | null;
}
