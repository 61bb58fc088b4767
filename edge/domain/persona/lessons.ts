import { causes, type Cause } from "#protocol/catalog/facts.ts";
import { addCounts, type Counts } from "#protocol/counts.ts";
import type { Market } from "#protocol/site.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Placed } from "../session/placed.ts";
import type { Session } from "../session/session.ts";
import { labelOf, leaving } from "./cause/cause.ts";
import { leavingEvidence, visitActivity } from "./evidence.ts";
import { moved, type History } from "./lifecycle/customers.ts";
import { outcomeKey } from "./probability/outcomes.ts";
import { predictedLogOdds } from "./probability/probability.ts";

/** What a batch teaches the shop: how visits end, where customers stand, what people say when asked why they leave. */
export function lessons(
  before: Session | null,
  after: Session,
  placed: readonly Placed[],
  market: Market | undefined,
  catalogue: Catalogue,
): Counts {
  const currency = market?.currency ?? "EUR";
  let counts: Counts = {};
  if (before && after.visit.startedAt > before.visit.lastAt) {
    counts = addCounts(counts, outcomeOf(before));
  }
  const history = historyOf(after, currency);
  if (history && after.purchases !== before?.purchases) {
    counts = addCounts(counts, moved(before && historyOf(before, currency), history));
  }
  for (const { event } of placed) {
    if (event.kind !== "survey_answer" || !isCause(event.answer)) continue;
    const believed = leaving(leavingEvidence(after, catalogue), null);
    counts = addCounts(counts, labelOf(believed, event.answer));
  }
  return counts;
}

/** How the visit that is over ended, beside what had been predicted; counted once. */
export function outcomeOf(session: Session): Counts {
  const { visit, orders, reached } = session;
  if (visit.told || session.visits === 0) return {};
  const isHere = (at = 0) => at >= visit.startedAt;
  const bought = orders.some(({ at }) => isHere(at));
  const predicted = predictedLogOdds(visitActivity(session));
  const hadCheckout =
    isHere(reached.address) || isHere(reached.shipping) || isHere(reached.payment);
  const hadCart = hadCheckout || session.cart.length > 0 || (visit.counts.cartAdds ?? 0) > 0;
  return {
    [outcomeKey("browsing", predicted, bought)]: 1,
    ...(hadCart && { [outcomeKey("cart", predicted, bought)]: 1 }),
    ...(hadCheckout && { [outcomeKey("checkout", predicted, bought)]: 1 }),
  };
}

/** What somebody's orders come to, in the shop's first currency; null without any. */
export function historyOf(
  { orders, purchases, spent }: Pick<Session, "orders" | "purchases" | "spent">,
  currency: string,
): History | null {
  const last = orders.at(-1);
  return last ? { orders: purchases, spent: spent[currency] ?? 0, lastAt: last.at } : null;
}

function isCause(answer: string): answer is Cause {
  return causes.some((cause) => cause === answer);
}
