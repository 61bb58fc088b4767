import type { Snapshot } from "#protocol/site.ts";
import type { Session } from "../session/session.ts";
import type { VisitorState } from "../state.ts";
import { claimed, claimOf } from "./claims.ts";
import { entered, type LedgerOrder, reportedByPage } from "./ledger.ts";
import { corrected, currencyOf } from "./outcomes.ts";

/** The state with the orders of a visit in its ledger, so that experiments hear of them. */
export function withPageOrders(
  before: VisitorState,
  earlier: Session | null,
  snapshot: Snapshot,
  now: number,
): VisitorState {
  let state = before;
  for (const order of reportedByPage(earlier, before.session, before.ledger)) {
    const claim = claimOf(state, order, currencyOf(snapshot));
    state = recorded(state, { ...order, claim }, snapshot, now);
  }
  return state;
}

/** The state with this order in its ledger: what experiments were told before is put right. */
export function recorded(
  before: VisitorState,
  order: LedgerOrder,
  snapshot: Snapshot,
  now: number,
): VisitorState {
  const known = before.ledger.find(({ id }) => id === order.id) ?? null;
  const ledger = entered(before.ledger, order);
  return claimed(corrected(before, ledger, snapshot, now), known, order, snapshot, now);
}
