import * as v from "valibot";
import type { Offer } from "./catalog/offers.ts";

export const COUPON_CHECK_PATH = "/v1/coupons/check";

/** Codes are short and printable; larger bodies are nobody's. */
export const MAX_COUPON_BYTES = 10_000;

/** What the shop's checkout asks: whether a code holds, and when an order is placed, to use it up. */
export const couponCheck = v.object({
  code: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  redeem: v.optional(v.boolean(), false),
});

/** Up to 10 000 codes a call for one pool; codes already there stay as they are. */
export const codeUpload = v.object({
  codes: v.pipe(
    v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
    v.maxLength(10_000),
  ),
});

export type CouponAnswer =
  | {
      readonly kind: "valid";
      readonly campaign: string;
      readonly value: Offer["value"];
      readonly endsAt: number;
    }
  /** It ended at `endsAt`, to the millisecond. */
  | { readonly kind: "ended"; readonly endsAt: number }
  | { readonly kind: "used"; readonly usedAt: number }
  | { readonly kind: "unknown" };
