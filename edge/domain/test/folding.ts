import type { EventOf, TrackerEvent } from "#protocol/event.ts";
import { fold } from "../session/fold.ts";
import type { FoldContext } from "../session/fold-context.ts";
import type { Placed } from "../session/placed.ts";
import { newSession, type Session } from "../session/session.ts";
import { products, settings, T0 } from "./world.ts";

export const context: FoldContext = {
  settings,
  catalogue: {
    version: 1,
    products: new Map(products.map((one) => [one.id, one])),
    articles: new Map(),
  },
  page: { path: "/" },
  now: T0,
};
export const MINUTE = 60_000;

type Told<E> = E extends TrackerEvent ? Omit<E, "agoMs"> : never;

/** A fact of one tab, so many minutes after the beginning. */
export function fact(
  minute: number,
  event: Told<TrackerEvent>,
  index = 0,
  source?: "server",
): Placed {
  const order = `tab/0000000001/${String(index).padStart(3, "0")}`;
  const placed = { event: { ...event, agoMs: 0 }, at: T0 + minute * MINUTE, order };
  return source ? { ...placed, source } : placed;
}

export function after(...facts: readonly Placed[]): Session {
  return fold(newSession(T0), facts, context);
}

export const add = (id: string, quantity = 1) =>
  ({ kind: "cart_add", item: { id }, quantity }) as const;
export const remove = (id: string, quantity = 1) =>
  ({ kind: "cart_remove", item: { id }, quantity }) as const;
export const buy = (order: string, value = 10): Omit<EventOf<"purchase">, "agoMs"> => ({
  kind: "purchase",
  order,
  value,
  currency: "EUR",
  lines: [{ id: "fast", quantity: 1 }],
});
