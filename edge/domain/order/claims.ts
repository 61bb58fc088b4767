import type { ArmChange, ExperimentFact } from "#protocol/counts.ts";
import type { Snapshot } from "#protocol/site.ts";
import { lastTouch } from "../experiment/last-touch.ts";
import { netMinor } from "../experiment/order.ts";
import { tell } from "../flush.ts";
import type { VisitorState } from "../state.ts";
import { inExperiment, isProven, type LedgerOrder } from "./ledger.ts";
import { currencyOf, factOf } from "./outcomes.ts";

/** The campaign that other tools would give this order to. */
export function claimOf(
  { receipts }: VisitorState,
  order: Omit<LedgerOrder, "claim">,
  currency: string,
): string | null {
  const touches = receipts.open.filter(
    ({ state, channel }) => channel === "message" || state !== "decided",
  );
  const experimentOrder = inExperiment(order, currency, 0);
  const [last] = lastTouch(touches, [experimentOrder]).keys();
  return last ?? null;
}

/** The state after what last touch claims for an order has changed. */
export function claimed(
  state: VisitorState,
  before: LedgerOrder | null,
  after: LedgerOrder,
  snapshot: Snapshot,
  now: number,
): VisitorState {
  const facts: ExperimentFact[] = [];
  const add = (order: LedgerOrder | null, sign: 1 | -1) => {
    const memory = state.campaigns.find(({ campaign }) => campaign === order?.claim);
    if (!order || !memory || order.cancelled || !isProven(order, snapshot)) return;
    const minor = netMinor(inExperiment(order, currencyOf(snapshot), 0));
    const change: ArmChange = { claimedOrders: sign, claimedMinor: sign * minor };
    facts.push(factOf(memory, now, change));
  };
  const same =
    before?.claim === after.claim &&
    before.cancelled === after.cancelled &&
    isProven(before, snapshot) === isProven(after, snapshot) &&
    before.netMinor === after.netMinor &&
    before.returnedMinor === after.returnedMinor;
  if (same) return state;
  add(before, -1);
  add(after, 1);
  return facts.length > 0 ? tell(state, { experiments: facts }, now) : state;
}
