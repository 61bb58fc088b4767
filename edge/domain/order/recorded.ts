import { addCounts } from "#protocol/counts.ts";
import type { Snapshot } from "#protocol/site.ts";
import { tell } from "../flush.ts";
import type { Order } from "../session/orders.ts";
import type { Placed } from "../session/placed.ts";
import type { Session } from "../session/session.ts";
import type { VisitorState } from "../state.ts";
import { claimed, claimOf } from "./claims.ts";
import { entered, type LedgerOrder, orderNamed } from "./ledger.ts";
import { corrected, currencyOf } from "./outcomes.ts";
import { revalued } from "./revalued.ts";

/** The state with the orders of a visit in its ledger, so that experiments hear of them. */
export function withPageOrders(
  before: VisitorState,
  earlier: Session | null,
  placed: readonly Placed[],
  snapshot: Snapshot,
  now: number,
): VisitorState {
  let state = before;
  for (const fact of placed) state = withKnownOrder(state, fact, snapshot, now);
  if (before.session.orders === earlier?.orders) return state;
  const fresh = before.session.orders.filter(
    ({ id }) => !earlier?.orders.some((order) => order.id === id),
  );
  for (const order of fresh) state = withPageOrder(state, order, snapshot, now);
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
  // What the ledger has no room for any more is forgotten, not undone: it counts on where it counted.
  const forgotten = before.ledger.filter(({ id }) => !ledger.some((kept) => kept.id === id));
  const { ledger: _, ...told } = corrected(before, [...ledger, ...forgotten], snapshot, now);
  return claimed({ ...told, ledger }, known, order, snapshot, now);
}

/** An order that the server had told of, found by its customer's number, is no news; but had the server been late, the page's word would count. */
function withKnownOrder(
  before: VisitorState,
  { event, at }: Placed,
  snapshot: Snapshot,
  now: number,
): VisitorState {
  const known = event.kind === "purchase" ? orderNamed(before.ledger, [event.order]) : null;
  if (known?.via !== "customer") return before;
  const order = { ...known, via: "visitor" as const, at: Math.min(known.at, at) };
  return recorded(before, order, snapshot, now);
}

function withPageOrder(
  before: VisitorState,
  order: Order,
  snapshot: Snapshot,
  now: number,
): VisitorState {
  const { id, at, currency, value, tax = 0 } = order;
  const known = orderNamed(before.ledger, [id]);
  if (known?.via === "visitor") return before;
  // The server spoke first, and found this visitor by what only the treated have. Now it counts for both arms.
  if (known) {
    const { cancelled, worthMinor: minor } = known;
    const worth = { minor, currency: known.currency, cancelled };
    const session = revalued(before.session, id, worth, false);
    const counts = addCounts(
      { [`revenue/${currency}`]: -value },
      cancelled ? { orders: -1 } : { [`revenue/${known.currency}`]: minor },
    );
    const state = tell({ ...before, session }, { counts }, now);
    return recorded(
      state,
      { ...known, via: "visitor", names: [...known.names, id] },
      snapshot,
      now,
    );
  }
  const entry: Omit<LedgerOrder, "claim"> = {
    id,
    names: [],
    at,
    currency,
    worthMinor: value,
    netMinor: value - tax,
    returnedMinor: 0,
    cancelled: false,
    marginMinor: null,
    via: "visitor",
    knownSince: null,
    revision: 0,
    trusted: snapshot.settings.confirmedOrdersOnly !== true,
  };
  const claim = claimOf(before, entry, currencyOf(snapshot));
  return recorded(before, { ...entry, claim }, snapshot, now);
}
