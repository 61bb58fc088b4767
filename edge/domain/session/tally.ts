import type { Counts } from "#protocol/counts.ts";
import type { FoldContext } from "./fold.ts";
import type { Placed } from "./placed.ts";
import type { Session } from "./session.ts";

/** What these facts add to the shop's counters. */
export function tallyOf(
  before: Session | null,
  after: Session,
  placed: readonly Placed[],
  _context: FoldContext,
): Counts {
  const counts: Record<string, number> = {};
  const add = (name: string, amount: number) => {
    if (amount > 0) counts[name] = (counts[name] ?? 0) + amount;
  };
  add("visit", after.visits - (before?.visits ?? 0));
  for (const { event } of placed) {
    add(`event/${event.kind}`, 1);
    if (event.kind === "checkout_stage") add(`stage/${event.stage}`, 1);
    if (event.kind === "push_prompt") add(`push-prompt/${event.step}`, 1);
    if (event.kind === "script_error") add("error", event.count);
  }
  const known = new Set(before?.orders.map((order) => order.id));
  for (const order of after.orders) {
    if (known.has(order.id)) continue;
    add("orders", 1);
    add(`revenue/${order.currency}`, order.value);
  }
  return counts;
}
