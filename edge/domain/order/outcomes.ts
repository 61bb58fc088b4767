import type { ArmChange, ArmTally, ExperimentFact } from "#protocol/counts.ts";
import type { Snapshot } from "#protocol/site.ts";
import { isHeldOut } from "../decide/assigned.ts";
import type { CampaignMemory } from "../decide/campaign-memory.ts";
import { HOLDOUT } from "../experiment/epoch.ts";
import { outcome, PROVISIONAL_MS, windowMsOf } from "../experiment/outcome.ts";
import { correct, emptyTally, tallyOf } from "../experiment/tally.ts";
import { tell } from "../flush.ts";
import type { VisitorState } from "../state.ts";
import { inExperiment, isProven, type LedgerOrder } from "./ledger.ts";

/** When experiments must next be told something of this person; null: never, as things stand. */
export function closingAt(
  { campaigns }: Pick<VisitorState, "campaigns">,
  snapshot: Snapshot,
): number | null {
  let next = Infinity;
  for (const memory of campaigns) {
    const { enteredAt, provisional } = memory;
    if (enteredAt === 0 || (memory.closed && !provisional)) continue;
    const overAt = overOf(memory, snapshot);
    next = Math.min(next, memory.closed ? overAt + PROVISIONAL_MS : overAt);
  }
  return next === Infinity ? null : next;
}

/** Tells experiments what came of everybody whose window is over by then, and whose orders are final. */
export function closed(
  before: VisitorState,
  snapshot: Snapshot,
  now: number,
  until = now,
): VisitorState {
  const facts: ExperimentFact[] = [];
  const campaigns = before.campaigns.map((memory) => {
    const overAt = overOf(memory, snapshot);
    if (memory.enteredAt === 0 || until < overAt) return memory;
    if (memory.closed) {
      if (!memory.provisional || until < overAt + PROVISIONAL_MS) return memory;
      facts.push(factOf(memory, now, { provisional: -1 }));
      return finality(memory, true);
    }
    const tally = tallyIn(memory, before.ledger, snapshot, until);
    if (!tally || isOutside(memory)) return { ...memory, closed: true };
    facts.push(factOf(memory, now, changeFrom(emptyTally, tally)));
    return finality({ ...memory, closed: true }, tally.provisional === 0);
  });
  return facts.length > 0 || campaigns.some((memory, index) => memory !== before.campaigns[index])
    ? tell({ ...before, campaigns }, { experiments: facts }, now)
    : before;
}

/** The state after an order has changed: outcomes that were told before are put right. */
export function corrected(
  before: VisitorState,
  ledger: readonly LedgerOrder[],
  snapshot: Snapshot,
  now: number,
): VisitorState {
  const facts: ExperimentFact[] = [];
  const campaigns = before.campaigns.map((memory) => {
    if (!memory.closed || isOutside(memory)) return memory;
    const told = tallyIn(memory, before.ledger, snapshot, now);
    const tally = tallyIn(memory, ledger, snapshot, now);
    if (!told || !tally) return memory;
    const wasProvisional = { ...told, provisional: memory.provisional ? 1 : 0 };
    const change = changeFrom(wasProvisional, tally);
    if (Object.keys(change).length === 0) return memory;
    facts.push(factOf(memory, now, change));
    return finality(memory, tally.provisional === 0);
  });
  const state = { ...before, campaigns, ledger };
  return facts.length > 0 ? tell(state, { experiments: facts }, now) : state;
}

function finality(memory: CampaignMemory, isFinal: boolean): CampaignMemory {
  const { provisional: _, ...rest } = memory;
  return isFinal ? rest : { ...rest, provisional: true };
}

/** A fact about this person for the sums of their arm. */
export function factOf(
  memory: Pick<CampaignMemory, "campaign" | "epoch" | "arm" | "enteredAt">,
  at: number,
  change: ArmChange,
): ExperimentFact {
  const { campaign, epoch, arm, enteredAt } = memory;
  const entry = enteredAt > 0 && { enteredAt };
  return { campaign, epoch, arm: isHeldOut(arm) ? HOLDOUT : arm, at, ...entry, change };
}

/** The currency that experiments are counted in. */
export function currencyOf({ settings }: Snapshot): string {
  return settings.markets[0]?.currency ?? "EUR";
}

function tallyIn(
  { campaign, epoch, enteredAt, toldOf }: CampaignMemory,
  ledger: readonly LedgerOrder[],
  snapshot: Snapshot,
  now: number,
): ArmTally | null {
  const cap = snapshot.caps[campaign];
  const currency = cap?.currency ?? currencyOf(snapshot);
  // Who came before the cap was fixed counts as a buyer, but for no money: the rule is the same for both arms.
  const capMinor = cap && cap.from <= enteredAt ? cap.minor : 0;
  const orders = ledger
    .filter((order) => isProven(order, snapshot))
    // What another device brought along later was in nothing that was told.
    .filter(({ on }) => toldOf === undefined || on === toldOf)
    .map((order) => inExperiment(order, currency, enteredAt));
  const windowMs = windowOf(epoch, snapshot);
  const rules = { windowMs, provisionalMs: PROVISIONAL_MS, capMinor };
  const found = outcome(enteredAt, orders, now, rules);
  return found && tallyOf(found, Math.max(1, capMinor));
}

/** The sums that differ, and by how much. */
function changeFrom(before: ArmTally, after: ArmTally): ArmChange {
  const difference = correct(emptyTally, before, after);
  return Object.fromEntries(Object.entries(difference).filter(([, amount]) => amount !== 0));
}

function overOf({ epoch, enteredAt }: CampaignMemory, snapshot: Snapshot): number {
  return enteredAt + windowOf(epoch, snapshot);
}

function windowOf(epoch: number, { windows }: Snapshot): number {
  const windowDays = windows?.[epoch];
  return windowMsOf(windowDays ? { windowDays } : {});
}

// The shop's holdout is in no campaign's sample.
function isOutside({ arm }: CampaignMemory): boolean {
  return arm === "shop-holdout";
}
