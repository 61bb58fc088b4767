import { compare } from "./compare.ts";
import type { Comparison } from "./compare.ts";
import { plannedShares } from "./epoch.ts";
import type { Epoch } from "./epoch.ts";
import { feasibility, sequentialSize } from "./feasibility.ts";
import type { Feasibility, Traffic } from "./feasibility.ts";
import { manyBuyers } from "./figure.ts";
import { holm } from "./holm.ts";
import type { Claim } from "./last-touch.ts";
import { tunedScale } from "./mixture.ts";
import { ALPHA } from "./plan.ts";
import type { EpochTallies, ExperimentPlan } from "./plan.ts";
import { ratio } from "./ratio.ts";
import type { RatioDay, RatioState } from "./ratio.ts";
import { primaryFigure, verdict } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

export interface ExperimentData {
  /** In order of time. */
  readonly epochs: readonly EpochTallies[];
  /** First eligibilities, in order of time. */
  readonly days: readonly RatioDay[];
  /** What last touch would claim: beside the proof, never part of it. */
  readonly claim: Claim;
}

interface VariantResult extends Comparison {
  /** Of the primary figure, adjusted for the number of variants. */
  readonly p: number;
  readonly verdict: Verdict;
}

export interface ExperimentResult {
  readonly id: string;
  readonly currency: string;
  readonly variants: readonly VariantResult[];
  readonly ratio: RatioState;
  readonly claim: Claim;
  /** People whose orders may still come back. */
  readonly provisionalUnits: number;
  /** About so many more people until four of five runs would have found the target lift. */
  readonly moreUnits: number | null;
  readonly feasibility: Feasibility | null;
}

// With fewer buyers left alone, the plan's guess is better than the count.
const KNOWN_BUYERS = 20;

/** What an experiment earned, how sure that is, and when to expect more. */
export function result(plan: ExperimentPlan, data: ExperimentData, now: number): ExperimentResult {
  const ids = new Set(data.epochs.flatMap(({ epoch }) => epoch.variants.map(({ id }) => id)));
  const alpha = ALPHA / Math.max(1, ids.size);
  const confidence = { alpha, scale: tunedScale(plan.tunedUnits, alpha) };
  const finest = manyBuyers(confidence);
  const compared = [...ids].map((id) => compare(id, data.epochs, plan.capMinor, confidence));
  const adjusted = holm(compared.map((comparison) => primaryFigure(plan, comparison)?.p ?? 1));
  const state = ratio(data.days);
  const traffic = trafficOf(plan, data.epochs.at(-1)?.epoch, compared[0]);
  const closedUnits = everybody(data.epochs, "units");
  const progress = {
    closedUnits,
    unitsPerDay: unitsPerDay(data.days),
    firstCloseAt: plan.startedAt + plan.windowMs,
  };
  return {
    id: plan.id,
    currency: plan.currency,
    variants: compared.map((comparison, index) => {
      const p = adjusted[index] ?? 1;
      return { ...comparison, p, verdict: verdict(plan, comparison, p, { state, closedUnits }) };
    }),
    ratio: state,
    claim: data.claim,
    provisionalUnits: everybody(data.epochs, "provisional"),
    moreUnits: traffic && about(Math.max(0, sequentialSize(traffic, finest) - closedUnits)),
    feasibility: traffic && feasibility(traffic, progress, now, finest),
  };
}

/** To two digits: the rate that it is reckoned from is known no better. */
function about(people: number): number {
  return Number(people.toPrecision(2));
}

function trafficOf(
  plan: ExperimentPlan,
  current: Epoch | undefined,
  comparison: Comparison | undefined,
): Traffic | null {
  if (current === undefined || comparison === undefined || current.holdoutShare === 0) return null;
  const { heldOutBuyers, heldOutUnits } = comparison;
  const isKnown = heldOutBuyers >= KNOWN_BUYERS && heldOutBuyers < heldOutUnits;
  const planned = plannedShares(current);
  return {
    baseRate: isKnown ? heldOutBuyers / heldOutUnits : plan.baseRate,
    holdoutShare: current.holdoutShare,
    // The smallest variant is the last to be known.
    treatedShare: Math.min(...current.variants.map(({ id }) => planned.get(id) ?? 0)),
    targetLift: plan.targetLift,
  };
}

function everybody(epochs: readonly EpochTallies[], field: "units" | "provisional"): number {
  let sum = 0;
  for (const { arms } of epochs) for (const tally of arms.values()) sum += tally[field];
  return sum;
}

const RECENT_DAYS = 14;

/** People a day over the last two weeks. */
function unitsPerDay(days: readonly RatioDay[]): number {
  const recent = days.slice(-RECENT_DAYS);
  let sum = 0;
  for (const { counts } of recent) for (const count of counts.values()) sum += count;
  return sum / Math.max(1, recent.length);
}
