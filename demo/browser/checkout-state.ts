import { hasStrings, keep, kept } from "./store.ts";
import type { Coupon, ShippingTier } from "./sums.ts";

/** What has been answered so far; kept for this tab only. */
export interface CheckoutState {
  readonly city: string;
  readonly tier: ShippingTier;
  readonly coupon?: Coupon;
}

const key = "paceward.checkout";
const start: CheckoutState = { city: "", tier: "standard" };

function isState(value: unknown): value is CheckoutState {
  return hasStrings(value, "city", "tier") && ["standard", "express"].includes(value.tier);
}

export function checkoutState(): CheckoutState {
  return kept<CheckoutState>(sessionStorage, key, isState, start);
}

export function remember(more: Partial<CheckoutState>): void {
  keep(sessionStorage, key, { ...checkoutState(), ...more });
}

export function forget(): void {
  sessionStorage.removeItem(key);
}
