import type { Lifecycle } from "#protocol/catalog/facts.ts";
import { ranksAmong, type Customers, type History, type Ranks } from "./customers.ts";

/** Where a customer stands with the shop. */
export interface Standing {
  readonly id: Lifecycle;
  /** 1 (lowest) to 5 on each axis. */
  readonly quintiles: Ranks;
  /** 0 to 1: the mean rank, which orders customers by how surely they buy again. */
  readonly score: number;
}

const DAY_MS = 86_400_000;
// Fewer customers have no quintiles to speak of.
const ENOUGH_CUSTOMERS = 50;

/** The stage of somebody with these orders, compared with the shop's customers where there are enough of them. */
export function standingOf(
  history: History | null,
  customers: Customers | null,
  now: number,
): Standing {
  if (history === null || history.orders === 0) {
    return { id: "visitor", quintiles: { recency: 0, frequency: 0, monetary: 0 }, score: 0 };
  }
  const ranks =
    customers && customers.recency.customers >= ENOUGH_CUSTOMERS
      ? ranksAmong(customers, history)
      : ranksAlone(history, now);
  const quintiles = {
    recency: quintile(ranks.recency),
    frequency: quintile(ranks.frequency),
    monetary: quintile(ranks.monetary),
  };
  return {
    id: stage(quintiles, history.orders),
    quintiles,
    score: (ranks.recency + ranks.frequency + ranks.monetary) / 3,
  };
}

function stage({ recency, frequency, monetary }: Ranks, orders: number): Lifecycle {
  const worth = (frequency + monetary) / 2;
  if (recency >= 4) {
    if (orders === 1) return "new";
    return worth >= 4 ? "champion" : worth >= 3 ? "loyal" : "promising";
  }
  if (recency === 3) return orders > 1 && worth >= 3 ? "loyal" : "promising";
  return recency === 2 || (orders > 1 && worth >= 3) ? "at-risk" : "lost";
}

function quintile(share: number): number {
  return Math.min(5, 1 + Math.floor(share * 5));
}

// A shop's first weeks: three months halve the rank, every further order halves the distance to the top, money says nothing yet.
function ranksAlone(history: History, now: number): Ranks {
  const days = Math.max(0, now - history.lastAt) / DAY_MS;
  return {
    recency: 0.5 ** (days / 90),
    frequency: 1 - 0.5 ** (history.orders / 2),
    monetary: 0.5,
  };
}
