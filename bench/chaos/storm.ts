import { setTimeout as sleep } from "node:timers/promises";
import { killAgain } from "#e2e/kills.ts";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { stream } from "../experiment-chance.ts";
import { agreed, LEFT_AFTER_MS, leftIn, openShop } from "./ledger.ts";
import { Shopper } from "./shopper.ts";

/** An edge that `npm start` runs. */
export interface Edge {
  readonly edge: string;
  readonly operatorToken: string;
  /** Process id of the program that started workerd and starts it again. */
  readonly pid: number;
}

export interface StormPlan {
  readonly kills: number;
  readonly visitors: number;
  readonly seed: number;
  /** At most so long between a start and the next kill, ms. */
  readonly everyMs: number;
  /** How long the counters may take once it is calm, ms. */
  readonly patienceMs: number;
}

/** What a storm found; `expected` and `counted` must be equal. */
export interface StormReport {
  readonly kills: number;
  readonly batches: number;
  readonly again: number;
  readonly expected: Counts;
  readonly counted: Counts;
  /** Carts that counted as left, by an alarm, of all visitors' carts. */
  readonly left: number;
  readonly visitors: number;
  /** From the last restart until the counters agreed. */
  readonly settledMs: number;
}

/** Kills workerd again and again while visitors shop, and compares what they know with what was counted. */
export async function storm(edge: Edge, plan: StormPlan): Promise<StormReport> {
  const shop = await openShop(edge);
  const next = stream(plan.seed);
  const shoppers = Array.from(
    { length: plan.visitors },
    (_, index) => new Shopper(shop, `storm-${plan.seed}-${index}-${Math.floor(next() * 1e9)}`),
  );
  const over = new AbortController();
  const browsing = Promise.all(
    shoppers.map((shopper) => shopper.browse(() => over.signal.aborted)),
  );
  // Only awaited below: until then a failure must not count as unheard of.
  browsing.catch(() => over.abort());
  const kills = await killAgain(edge, { ...plan, next }, () => over.signal.aborted);
  over.abort();
  await browsing;
  const calmAt = performance.now();
  // A cart counts as left by an alarm alone: nobody asks for it.
  await sleep(LEFT_AFTER_MS + 2000);
  await Promise.all(shoppers.map((shopper) => shopper.buy()));
  const expected = shoppers.reduce<Counts>((sum, { tally }) => addCounts(sum, tally.counts), {});
  const counted = await agreed(shop, expected, plan);
  return {
    kills,
    batches: shoppers.reduce((sum, { tally }) => sum + tally.batches, 0),
    again: shoppers.reduce((sum, { tally }) => sum + tally.again, 0),
    expected,
    counted: Object.fromEntries(Object.keys(expected).map((name) => [name, counted[name] ?? 0])),
    left: leftIn(counted),
    visitors: plan.visitors,
    settledMs: performance.now() - calmAt,
  };
}
