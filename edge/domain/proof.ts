import type { ArmChange, ExperimentFact } from "#protocol/counts.ts";
import type { ValueCap } from "#protocol/site.ts";
import { isHeldOut } from "./decide/assigned.ts";
import type { CampaignMemory } from "./decide/memory.ts";
import { HOLDOUT } from "./experiment/epoch.ts";
import type { ExperimentOrder } from "./experiment/order.ts";
import { outcome, PROVISIONAL_MS, WINDOW_MS } from "./experiment/outcome.ts";
import { tallyOf } from "./experiment/tally.ts";
import type { Order } from "./session/orders.ts";

/** That somebody has entered an experiment. */
export function entry(memory: CampaignMemory, now: number): ExperimentFact {
  return fact(memory, { entered: 1 }, now);
}

/**
 * What came of somebody whose window is over; null while it is open. Money counts only for those
 * who entered after the cap on one person's value was fixed.
 */
export function closing(
  memory: CampaignMemory,
  orders: readonly Order[],
  cap: ValueCap | undefined,
  now: number,
): ExperimentFact | null {
  const { enteredAt } = memory;
  const isCapped = cap !== undefined && cap.from <= enteredAt;
  const capMinor = isCapped ? cap.minor : 1;
  const counted = isCapped ? orders.filter(({ currency }) => currency === cap.currency) : orders;
  const rules = { windowMs: WINDOW_MS, provisionalMs: PROVISIONAL_MS, capMinor };
  const result = outcome(enteredAt, counted.map(asOrder), now, rules);
  if (!result) return null;
  const { units, buyers, ...money } = tallyOf(result, capMinor);
  return fact(memory, isCapped ? { units, buyers, ...money } : { units, buyers }, now);
}

function fact({ campaign, epoch, arm }: CampaignMemory, change: ArmChange, at: number) {
  return { campaign, epoch, arm: isHeldOut(arm) ? HOLDOUT : arm, at, change };
}

// Tax, discounts and returns are the shop's server to tell; what a page reports is the total.
function asOrder({ at, value }: Order): ExperimentOrder {
  return {
    orderedAt: at,
    listMinor: value,
    discountMinor: 0,
    taxMinor: 0,
    returnedMinor: 0,
    cancelled: false,
    marginMinor: null,
    join: "visitor",
  };
}
