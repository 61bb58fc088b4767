import type { Session } from "../session/session.ts";

/** What the shop's server says an order is worth in the end. */
export interface Worth {
  readonly minor: number;
  readonly currency: string;
  readonly cancelled: boolean;
}

/** The session with one of its orders at what it is really worth; `wasCancelled` tells what counted so far. */
export function revalued(
  session: Session,
  id: string,
  { minor, currency, cancelled }: Worth,
  wasCancelled: boolean,
): Session {
  const old = session.orders.find((order) => order.id === id);
  if (!old) return session;
  const items = cancelled ? [] : old.items;
  const order = { ...old, value: cancelled ? 0 : minor, currency, items };
  const spent = { ...session.spent };
  spent[old.currency] = (spent[old.currency] ?? 0) - old.value;
  spent[currency] = (spent[currency] ?? 0) + order.value;
  return {
    ...session,
    // It stays, so that the cart it emptied stays empty and no later report counts it again.
    orders: session.orders.map((other) => (other === old ? order : other)),
    spent,
    purchases: session.purchases + Number(wasCancelled) - Number(cancelled),
  };
}
