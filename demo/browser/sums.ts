import type { Good } from "../good.ts";
import { freeShippingCents, vatCents } from "../money.ts";
import type { Line } from "./cart.ts";

export type ShippingTier = "standard" | "express";

export interface Coupon {
  readonly code: string;
  readonly percent: number;
}

/** An order's sums in cents; VAT is contained in the total. */
export interface Sums {
  readonly goodsCents: number;
  readonly discountCents: number;
  readonly shippingCents: number;
  readonly totalCents: number;
  readonly vatCents: number;
}

export interface Choice {
  readonly line: Line;
  readonly good: Good;
}

/** The lines whose product still exists. */
export function choices(
  lines: readonly Line[],
  goods: ReadonlyMap<string, Good>,
): readonly Choice[] {
  return lines.flatMap((line) => {
    const good = goods.get(line.id);
    return good ? [{ line, good }] : [];
  });
}

export function shippingCents(tier: ShippingTier, goodsCents: number): number {
  if (tier === "express") return 990;
  return goodsCents >= freeShippingCents ? 0 : 490;
}

export function sumsOf(cart: readonly Choice[], tier: ShippingTier, coupon?: Coupon): Sums {
  const goodsCents = cart.reduce((sum, { line, good }) => sum + line.quantity * good.priceCents, 0);
  const discountCents = coupon ? Math.round((goodsCents * coupon.percent) / 100) : 0;
  const shipping = shippingCents(tier, goodsCents - discountCents);
  const totalCents = goodsCents - discountCents + shipping;
  return {
    goodsCents,
    discountCents,
    shippingCents: shipping,
    totalCents,
    vatCents: vatCents(totalCents),
  };
}
