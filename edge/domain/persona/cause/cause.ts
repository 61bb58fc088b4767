import { causes, type Cause } from "#protocol/catalog/facts.ts";
import type { Counts } from "#protocol/counts.ts";
import type { Reason } from "../reason.ts";
import { signsOf, type LeavingEvidence } from "./signs.ts";

/** Why somebody is probably leaving. */
export interface Leaving {
  readonly id: Cause;
  /** Of every cause; they add up to 1. */
  readonly probabilities: Readonly<Record<Cause, number>>;
  /** What speaks for `id`, the strongest first. */
  readonly evidence: readonly Reason[];
}

/** What people said when asked, by what had been believed: rows are beliefs, columns answers. */
export type CauseLabels = Readonly<Record<Cause, Readonly<Record<Cause, number>>>>;

// Without any sign "unknown" has 60 %, every cause 5 %.
const PRIOR = -2;
const UNKNOWN = 0.5;
// So many answers weigh as much as what the signs say by themselves.
const TRUST = 12;

/** The name under which an exit survey's answer is counted. */
export function labelKey(believed: Cause, answer: Cause): string {
  return `cause-told/${believed}/${answer}`;
}

/** Reads a shop's counters back. */
export function causeLabelsOf(counts: Counts): CauseLabels {
  return byCause((believed) => byCause((answer) => counts[labelKey(believed, answer)] ?? 0));
}

/** The causes' probabilities by the signs of this visit, re-calibrated by what people answered. */
export function leaving(seen: LeavingEvidence, labels: CauseLabels | null): Leaving {
  const signs = signsOf(seen);
  const scores = { ...byCause(() => PRIOR), unknown: UNKNOWN };
  for (const { cause, weight } of signs) scores[cause] += weight;
  const believed = shares(byCause((cause) => Math.exp(scores[cause])));
  const probabilities = labels ? recalibrated(believed, labels) : believed;
  const id = causes.reduce((best, cause) =>
    probabilities[cause] > probabilities[best] ? cause : best,
  );
  return {
    id,
    probabilities,
    evidence: signs
      .filter(({ cause }) => cause === id)
      .toSorted((left, right) => right.weight - left.weight)
      .map(({ code, count, of, what }) => ({ code, count, of, what })),
  };
}

// P(answer) = Σ P(belief) · P(answer | belief), where each belief starts out right and answers correct it.
function recalibrated(believed: Readonly<Record<Cause, number>>, labels: CauseLabels) {
  const corrected = byCause(() => 0);
  for (const belief of causes) {
    const row = labels[belief];
    const asked = causes.reduce((sum, answer) => sum + row[answer], 0);
    for (const answer of causes) {
      const start = answer === belief ? TRUST : 0;
      corrected[answer] += (believed[belief] * (start + row[answer])) / (TRUST + asked);
    }
  }
  return shares(corrected);
}

function shares(weights: Readonly<Record<Cause, number>>): Record<Cause, number> {
  const sum = causes.reduce((all, cause) => all + weights[cause], 0);
  return byCause((cause) => weights[cause] / sum);
}

function byCause<T>(value: (cause: Cause) => T): Record<Cause, T> {
  return {
    "lacks-information": value("lacks-information"),
    "too-many-alike": value("too-many-alike"),
    "shipping-shock": value("shipping-shock"),
    "coupon-failed": value("coupon-failed"),
    distracted: value("distracted"),
    "payment-friction": value("payment-friction"),
    "gift-uncertainty": value("gift-uncertainty"),
    "only-researching": value("only-researching"),
    unknown: value("unknown"),
  };
}
