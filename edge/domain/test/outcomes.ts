import type { Campaign } from "#protocol/campaign.ts";
import type { ArmChange, ExperimentFact } from "#protocol/counts.ts";
import type { OrderFacts } from "#protocol/order.ts";
import type { Snapshot } from "#protocol/site.ts";
import { due } from "../due.ts";
import type { Joined, KnownOrder } from "../order/known-order.ts";
import { settleFlush } from "../settle.ts";
import type { VisitorState } from "../state.ts";
import { visit } from "../visit.ts";
import { wakeAtOf } from "../wake.ts";
import { batch, HOUR, MINUTE, shop, T0, type Told } from "./world.ts";

/** A banner for whoever comes. */
export const bar: Campaign = {
  id: "bar",
  name: "Bar",
  status: "live",
  trigger: { kind: "landing" },
  goal: { kind: "none" },
  priority: 50,
  steps: [
    {
      kind: "show",
      variants: [{ id: "a", share: 1, banner: { kind: "bar", title: { "*": "Hello" } } }],
    },
  ],
};
export const cap = { minor: 20_000, currency: "EUR", from: 0 };

export function world(caps: Snapshot["caps"] = { bar: cap }) {
  const plain = shop({ campaigns: [bar] });
  return { ...plain, snapshot: { ...plain.snapshot, caps } };
}
export type World = ReturnType<typeof world>;

export const buy = (order: string, value: number, tax = 0): Told => ({
  kind: "purchase",
  order,
  value,
  currency: "EUR",
  lines: [{ id: "fast", quantity: 1 }],
  tax,
});

/** Somebody who has been shown the campaign, and then did this. */
export function visitor(around: World, ...later: readonly Told[]): VisitorState {
  const first = visit(batch(around, T0, [{ kind: "page_view" }]));
  const events: readonly Told[] = [{ kind: "banner_shown", receipt: "r1" }, ...later];
  return stateOf(visit({ ...batch(around, T0 + HOUR, events), state: first.state, number: 2 }));
}

export function stateOf({ state }: { readonly state: VisitorState | null }): VisitorState {
  if (!state) throw new Error("Nothing was kept of this visitor.");
  return state;
}

/** Wakes the visitor until then, and collects what experiments were told in all. */
export function told(
  around: World,
  before: VisitorState,
  until: number,
): { readonly state: VisitorState; readonly facts: readonly ExperimentFact[] } {
  const facts: ExperimentFact[] = [];
  let state = before;
  for (let now = wakeAtOf(state); now !== null && now <= until; now = wakeAtOf(state)) {
    ({ state } = due({ ...around, state, now }));
    const { outbox } = state.flush;
    if (!outbox) continue;
    facts.push(...outbox.experiments);
    const { number } = outbox;
    ({ state } = settleFlush(state, { number, flushEveryMs: MINUTE }, now));
  }
  return { state, facts };
}

export function sum(facts: readonly ExperimentFact[]): ArmChange {
  const total: Record<string, number> = {};
  for (const { change } of facts) {
    for (const [field, amount] of Object.entries(change))
      total[field] = (total[field] ?? 0) + amount;
  }
  return Object.fromEntries(Object.entries(total).filter(([, amount]) => amount !== 0));
}

export const joined: Joined = { visitor: "v", via: "visitor", knownSince: null, campaign: null };
export const facts: OrderFacts = {
  at: T0 + HOUR,
  currency: "EUR",
  paidMinor: 11_900,
  taxMinor: 1900,
  marginMinor: null,
  status: "placed",
  lines: [],
};

export function known(
  changes: Partial<OrderFacts> = {},
  refunds: KnownOrder["refunds"] = {},
  revision = 1,
): KnownOrder {
  return {
    order: "1",
    aliases: [],
    revision,
    reportedAt: 0,
    facts: { ...facts, ...changes },
    refunds,
  };
}
