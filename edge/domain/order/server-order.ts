import { toMajor } from "#protocol/money.ts";
import type { OrderFacts, Via } from "#protocol/order.ts";
import type { Product } from "#protocol/product.ts";
import { tell } from "../flush.ts";
import type { Surroundings } from "../moment.ts";
import { byOrigin } from "../origin.ts";
import { byPersona } from "../persona/earnings.ts";
import { fold } from "../session/fold.ts";
import type { FoldContext } from "../session/fold-context.ts";
import { withNames } from "../session/orders.ts";
import type { Session } from "../session/session.ts";
import { tallyOf } from "../session/tally.ts";
import type { VisitorState } from "../state.ts";
import { claimOf } from "./claims.ts";
import { amountsOf, type Joined, type KnownOrder } from "./known-order.ts";
import { type LedgerOrder, orderNamed } from "./ledger.ts";
import { currencyOf } from "./outcomes.ts";
import { planned } from "./planned.ts";
import { recorded } from "./recorded.ts";
import { revalued } from "./revalued.ts";

export interface ServerOrderInput extends Surroundings {
  readonly state: VisitorState;
  readonly told: KnownOrder;
  readonly joined: Joined;
}

/** The state after the shop's server has confirmed, corrected, cancelled or refunded an order: it wins over the page. */
export function serverOrder(input: ServerOrderInput): VisitorState {
  const { state: before, told, joined, snapshot, now } = input;
  const { facts } = told;
  if (!facts) return before;
  const numbers = [told.order, ...told.aliases];
  const known = orderNamed(before.ledger, numbers);
  if (known && known.revision >= told.revision) return before;

  const reported = before.session.orders.find(({ id }) => numbers.includes(id));
  // Of an order in the ledger the session may have learnt from an earlier report, not from a page.
  const isOfPage = known ? known.via === "visitor" : reported !== undefined;
  const via = isOfPage ? "visitor" : joined.via;
  const isFirst = (known?.revision ?? 0) === 0;
  const session = sessionAfter(before.session, reported?.id ?? told.order, via, input, known);
  const counts = {
    ...byOrigin(
      byPersona(tallyOf(before.session, session, [], contextOf(input)), before.persona.id),
      before.profile,
    ),
    ...(isFirst && { [`confirmed/${via}`]: 1 }),
  };
  const hasBought = isFirst && !reported && facts.status !== "cancelled";
  const heard = tell({ ...before, session }, { counts }, now, hasBought);
  const order = {
    ...ledgerOrder(input, facts, known?.id ?? told.order, via, reported?.at),
    ...(known?.on !== undefined && { on: known.on }),
  };
  const claim = known?.claim ?? joined.campaign ?? claimOf(heard, order, currencyOf(snapshot));
  return planned(recorded(heard, { ...order, claim }, snapshot, now), hasBought, input);
}

/** Joined by what only the treated have, an order may be another device's: it ends journeys, but is not this visitor's history. */
function sessionAfter(
  before: Session,
  id: string,
  via: Via,
  input: ServerOrderInput,
  known: LedgerOrder | null,
): Session {
  const { told } = input;
  if (!told.facts || via === "coupon" || via === "click") return before;
  const { at, currency, lines, status } = told.facts;
  const { paidMinor, returnedPaidMinor } = amountsOf(told);
  const minor = paidMinor - returnedPaidMinor;
  const event = {
    kind: "purchase" as const,
    agoMs: 0,
    order: id,
    value: toMajor(minor, currency),
    currency,
    lines: lines.map((line) => ({ id: line.id, quantity: Math.max(1, line.quantity) })),
    pending: status === "pending",
  };
  const fact = { event, at, order: "server/0000000000/000", source: "server" as const };
  const folded = fold(before, [fact], contextOf(input));
  const named = withNames(
    folded,
    [told.order, ...told.aliases].filter((number) => number !== id),
  );
  const cancelled = status === "cancelled";
  const wasCancelled = before.orders.some((order) => order.id === id) && known?.cancelled;
  return revalued(named, id, { minor, currency, cancelled }, wasCancelled ?? false);
}

function ledgerOrder(
  { told, joined, catalogue }: ServerOrderInput,
  { at, currency, status, lines }: OrderFacts,
  id: string,
  via: Via,
  reportedAt: number | undefined,
): Omit<LedgerOrder, "claim"> {
  const { paidMinor, returnedPaidMinor, netMinor, returnedNetMinor, marginMinor } = amountsOf(told);
  return {
    id,
    names: [told.order, ...told.aliases].filter((number) => number !== id),
    at: Math.min(at, reportedAt ?? at),
    currency,
    worthMinor: paidMinor - returnedPaidMinor,
    netMinor,
    returnedMinor: returnedNetMinor,
    cancelled: status === "cancelled",
    marginMinor: marginMinor ?? marginOf(lines, catalogue.products, netMinor, returnedNetMinor),
    via,
    knownSince: joined.knownSince,
    revision: told.revision,
  };
}

function contextOf({ snapshot, catalogue, now }: ServerOrderInput): FoldContext {
  return { settings: snapshot.settings, catalogue, page: { path: "/" }, now };
}

/** The margin by the catalogue, where it knows every product; what went back earns nothing. */
function marginOf(
  lines: OrderFacts["lines"],
  products: ReadonlyMap<string, Product>,
  netMinor: number,
  returnedMinor: number,
): number | null {
  let margin = 0;
  for (const { id, quantity } of lines) {
    const each = products.get(id)?.margin;
    if (each === undefined) return null;
    margin += each * quantity;
  }
  if (lines.length === 0 || netMinor === 0) return null;
  return Math.round(margin * (1 - returnedMinor / netMinor));
}
