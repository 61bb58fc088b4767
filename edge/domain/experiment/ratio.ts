import { logGamma } from "./log-gamma.ts";
import { HOLDOUT } from "./epoch.ts";

/** First eligibilities of one day in one epoch, beside the shares that were planned. */
export interface RatioDay {
  readonly at: number;
  readonly epoch: number;
  readonly planned: ReadonlyMap<string, number>;
  readonly counts: ReadonlyMap<string, number>;
}

/** Whether the arms are as full as planned; `sickSince` is the day that gave it away. */
export interface RatioState {
  readonly kind: "healthy" | "sick";
  readonly sickSince: number | null;
  readonly units: number;
  /** Held out so far, and how many were planned. */
  readonly heldOut: number;
  readonly heldOutPlanned: number;
}

// α = 0.001 in all. No bet that may pay at every look finds 52:48 among 20 000 in 99 of 100 shops, not
// even one that knows what it looks for; so most of the risk is kept for one look at that size.
const MILESTONE_UNITS = 20_000;
/** Two-sided 0.0009. */
const MILESTONE_DEVIATIONS = 3.3201;
const LOG_ALARM = Math.log(1 / 0.0001);

// Priors as strong as so many people: one for gross faults, one for middling, one for fine ones.
const STRENGTHS = [10, 300, 5000] as const;

/**
 * Reads the days in order and stays sick once it was. Every day: a Dirichlet mixture against the planned
 * multinomial, epochs multiplied (Lindon and Malek). Once, at 20 000 people: the holdout's share.
 */
export function ratio(days: readonly RatioDay[]): RatioState {
  const epochs = new Map<number, Counted>();
  let units = 0;
  let heldOut = 0;
  let heldOutPlanned = 0;
  let variance = 0;
  let sickSince: number | null = null;
  for (const day of days) {
    const counted = count(epochs.get(day.epoch), day);
    epochs.set(day.epoch, counted);
    const fresh = sum(day.counts.values());
    const share = day.planned.get(HOLDOUT) ?? 0;
    const isMilestone = units < MILESTONE_UNITS && units + fresh >= MILESTONE_UNITS;
    units += fresh;
    heldOut += day.counts.get(HOLDOUT) ?? 0;
    heldOutPlanned += fresh * share;
    variance += fresh * share * (1 - share);
    const isFar = Math.abs(heldOut - heldOutPlanned) > MILESTONE_DEVIATIONS * Math.sqrt(variance);
    if ((isMilestone && isFar) || logEvidence([...epochs.values()]) >= LOG_ALARM) {
      sickSince ??= day.at;
    }
  }
  const kind = sickSince === null ? "healthy" : "sick";
  return { kind, sickSince, units, heldOut, heldOutPlanned };
}

interface Counted {
  readonly planned: ReadonlyMap<string, number>;
  readonly counts: ReadonlyMap<string, number>;
}

function count(before: Counted | undefined, day: RatioDay): Counted {
  const counts = new Map(before?.counts);
  for (const [arm, number] of day.counts) counts.set(arm, (counts.get(arm) ?? 0) + number);
  return { planned: day.planned, counts };
}

function logEvidence(epochs: readonly Counted[]): number {
  const bets = STRENGTHS.map((strength) =>
    sum(epochs.map(({ planned, counts }) => dirichlet(planned, counts, strength))),
  );
  const top = Math.max(...bets);
  if (!Number.isFinite(top)) return top;
  return top + Math.log(sum(bets.map((bet) => Math.exp(bet - top))) / bets.length);
}

/** Log of how much better shares near the planned ones explain the counts than the planned ones do. */
function dirichlet(
  planned: ReadonlyMap<string, number>,
  counts: ReadonlyMap<string, number>,
  strength: number,
): number {
  const all = sum(counts.values());
  let log = logGamma(strength) - logGamma(strength + all);
  for (const [arm, number] of counts) {
    if (number === 0) continue;
    const share = planned.get(arm) ?? 0;
    // Somebody is in an arm that nobody should be in.
    if (share === 0) return Infinity;
    log += logGamma(strength * share + number) - logGamma(strength * share);
    log -= number * Math.log(share);
  }
  return log;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
