import type { Via } from "#protocol/order.ts";
import type { Snapshot } from "#protocol/site.ts";
import type { ExperimentOrder, Join } from "../experiment/order.ts";

/** An order as experiments see it; amounts in minor units of its currency. */
export interface LedgerOrder {
  readonly id: string;
  /** Other numbers of the same order. */
  readonly names: readonly string[];
  readonly at: number;
  readonly currency: string;
  /** What the customer has paid and not got back. */
  readonly worthMinor: number;
  /** Without tax and discounts, before anything came back. */
  readonly netMinor: number;
  readonly returnedMinor: number;
  readonly cancelled: boolean;
  readonly marginMinor: number | null;
  readonly via: Via;
  /** "customer": since when the shop had told whose order this would be. */
  readonly knownSince: number | null;
  /** How often the shop's server has spoken of it; 0: only the page has. */
  readonly revision: number;
  /** The page's word was enough when it told of it; later changes of the rule do not undo what was counted. */
  readonly trusted?: boolean;
  /** The device that knew it before it was joined with others. */
  readonly on?: string;
  /** The campaign that last touch gives it to. */
  readonly claim: string | null;
}

/** Whether the proof may count an order: where the shop's server reports them all, one that only a page told of may be made up. */
export function isProven(
  { revision, trusted }: Pick<LedgerOrder, "revision" | "trusted">,
  { settings }: Snapshot,
): boolean {
  return revision > 0 || (trusted ?? settings.confirmedOrdersOnly !== true);
}

const KEPT = 6;

/** The order with one of these numbers. */
export function orderNamed(
  ledger: readonly LedgerOrder[],
  numbers: readonly string[],
): LedgerOrder | null {
  const isNamed = (number: string) => numbers.includes(number);
  return ledger.find(({ id, names }) => isNamed(id) || names.some(isNamed)) ?? null;
}

/** The ledger with this order in place of what was known of it; the oldest is forgotten. */
export function entered(
  ledger: readonly LedgerOrder[],
  order: LedgerOrder,
): readonly LedgerOrder[] {
  return [...ledger.filter(({ id }) => id !== order.id), order]
    .toSorted((left, right) => left.at - right.at)
    .slice(-KEPT);
}

/**
 * An order as an experiment in `currency` that somebody entered at `enteredAt` takes it: amounts of
 * another currency cannot be added, so such an order counts as a purchase of nothing.
 */
export function inExperiment(
  order: Omit<LedgerOrder, "claim">,
  currency: string,
  enteredAt: number,
): ExperimentOrder {
  const known = order.currency === currency;
  return {
    orderedAt: order.at,
    listMinor: known ? order.netMinor : 0,
    discountMinor: 0,
    taxMinor: 0,
    returnedMinor: known ? order.returnedMinor : 0,
    cancelled: order.cancelled,
    marginMinor: known ? order.marginMinor : null,
    join: joinOf(order, enteredAt),
  };
}

function joinOf(
  { via, knownSince }: Pick<LedgerOrder, "via" | "knownSince">,
  enteredAt: number,
): Join {
  switch (via) {
    case "visitor":
    case "coupon":
      return via;
    case "click":
      return "click-token";
    case "customer":
      // Only what was known of both arms before anything was said may count.
      return knownSince !== null && knownSince <= enteredAt ? "known-customer" : "later-customer";
  }
}
