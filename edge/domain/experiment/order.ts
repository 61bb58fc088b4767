/** How an order found its person. */
export type Join = "visitor" | "known-customer" | "later-customer" | "coupon" | "click-token";

/** An order as the shop last reported it; amounts in minor units of one currency. */
export interface ExperimentOrder {
  readonly orderedAt: number;
  /** Goods and shipping before discounts. */
  readonly listMinor: number;
  readonly discountMinor: number;
  /** Tax contained in what was paid. */
  readonly taxMinor: number;
  readonly returnedMinor: number;
  readonly cancelled: boolean;
  /** Net margin where the shop tells it. */
  readonly marginMinor: number | null;
  readonly join: Join;
}

/** What the shop keeps of an order: without tax, discounts, returns; nothing if cancelled. */
export function netMinor(order: ExperimentOrder): number {
  if (order.cancelled) return 0;
  return order.listMinor - order.discountMinor - order.taxMinor - order.returnedMinor;
}

/** Whether both arms could have joined it: coupons and click tokens exist in the treated arm alone. */
export function countsForProof(join: Join): boolean {
  return join === "visitor" || join === "known-customer";
}
