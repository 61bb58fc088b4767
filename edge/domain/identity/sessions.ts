import { stages } from "#protocol/event.ts";
import { withinBounds } from "../session/bounds.ts";
import { cartAfter } from "../session/cart.ts";
import { joinedLogs } from "../session/cart-log.ts";
import type { FoldContext } from "../session/fold-context.ts";
import { betterCard } from "../session/loyalty.ts";
import { joinedPurchases } from "../session/orders.ts";
import { endEarlier, type Session } from "../session/session.ts";
import { joinedGones, silenceOf } from "../session/silence.ts";
import { joinedVisits } from "../session/visits.ts";
import { joinedLists } from "./lists.ts";

/** What two devices of one person did, as if one had done it: the order in which they join does not matter. */
export function joinedSessions(left: Session, right: Session, context: FoldContext): Session {
  const gones = joinedGones(left.gones, right.gones);
  const lists = joinedLists(left, right);
  const { visits, earlier, visit } = joinedVisits(left, right, silenceOf(context.settings, gones));
  const { orders, known, purchases, spent } = joinedPurchases(left, right);
  const latest = isLater(left, right) ? left : right;
  const total = newerTotal(left.cartTotal, right.cartTotal);
  const joined: Session = {
    ...lists,
    ...(gones.length > 0 && { gones }),
    visits,
    earlier,
    visit,
    orders,
    known,
    purchases,
    spent,
    lastAt: latest.lastAt,
    beforeAt: earlier.at(-1)?.lastAt ?? null,
    cartLog: joinedLogs(left.cartLog, right.cartLog, orders),
    reached: joinedReached(left.reached, right.reached),
    abandonment: latest.abandonment,
    left: later(left.left, right.left),
    loyaltyCard: betterCard(left.loyaltyCard, right.loyaltyCard),
    signedUpAt: newer(left.signedUpAt, right.signedUpAt),
    ...(total && { cartTotal: total }),
  };
  return withinBounds(endEarlier({ ...joined, ...cartAfter(joined, context) }));
}

// Nobody was there in a session without a visit, such as one that only a server's order made.
function isLater(left: Session, right: Session): boolean {
  if (left.visits === 0 || right.visits === 0) return left.visits > 0;
  return left.lastAt >= right.lastAt;
}

function joinedReached(left: Session["reached"], right: Session["reached"]): Session["reached"] {
  const reached: { [S in (typeof stages)[number]]?: number } = {};
  for (const stage of stages) {
    const at = newer(left[stage] ?? null, right[stage] ?? null);
    if (at !== null) reached[stage] = at;
  }
  return reached;
}

function later(one: Session["left"], other: Session["left"]): Session["left"] {
  if (!one || !other) return one ?? other;
  if (one.startedAt !== other.startedAt) return one.startedAt > other.startedAt ? one : other;
  return stages.indexOf(one.stage) >= stages.indexOf(other.stage) ? one : other;
}

function newerTotal(one: Session["cartTotal"], other: Session["cartTotal"]): Session["cartTotal"] {
  if (!one || !other) return one ?? other;
  return one.at > other.at || (one.at === other.at && one.print >= other.print) ? one : other;
}

function newer(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
