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

/** What people said who were believed to leave for one cause, beside what they had been promised. */
interface Answers {
  readonly told: Readonly<Record<Cause, number>>;
  /** The sums of the probabilities that these people were given. */
  readonly promised: Readonly<Record<Cause, number>>;
}

/** The answers by what had been believed most. */
export type CauseLabels = Readonly<Record<Cause, Answers>>;

// Without any sign "unknown" has 60 %, every cause 5 %.
const PRIOR = -2;
const UNKNOWN = 0.5;
// So many answers weigh as much as what the signs say by themselves.
const TRUST = 12;
// Counters are whole numbers: probabilities add up in thousandths.
const PARTS = 1000;

/** What an exit survey's answer adds to the shop's counters: what was told, beside what had been promised. */
export function labelOf(
  { id, probabilities }: Pick<Leaving, "id" | "probabilities">,
  answer: Cause,
): Counts {
  const promised = causes.map(
    (cause) => [promisedKey(id, cause), Math.round(PARTS * probabilities[cause])] as const,
  );
  return { ...Object.fromEntries(promised), [toldKey(id, answer)]: 1 };
}

/** Reads a shop's counters back. */
export function causeLabelsOf(counts: Counts): CauseLabels {
  return byCause((believed) => ({
    told: byCause((answer) => counts[toldKey(believed, answer)] ?? 0),
    promised: byCause((cause) => (counts[promisedKey(believed, cause)] ?? 0) / PARTS),
  }));
}

function toldKey(believed: Cause, answer: Cause): string {
  return `cause-told/${believed}/${answer}`;
}

function promisedKey(believed: Cause, cause: Cause): string {
  return `cause-told/${believed}/promised/${cause}`;
}

/** The causes' probabilities by the signs of this visit, re-calibrated by what people answered. */
export function leaving(seen: LeavingEvidence, labels: CauseLabels | null): Leaving {
  const signs = signsOf(seen);
  const scores = { ...byCause(() => PRIOR), unknown: UNKNOWN };
  for (const { cause, weight } of signs) scores[cause] += weight;
  const believed = shares(byCause((cause) => Math.exp(scores[cause])));
  const probabilities = labels ? recalibrated(believed, labels[mostOf(believed)]) : believed;
  const id = mostOf(probabilities);
  return {
    id,
    probabilities,
    evidence: signs
      .filter(({ cause }) => cause === id)
      .toSorted((left, right) => right.weight - left.weight)
      .map(({ code, count, of, what }) => ({ code, count, of, what })),
  };
}

// Among people believed to leave for the same cause, each cause's share grows or shrinks as it was told more or less often than
// promised: so the promises add up to the answers, and who shows more signs of a cause still is given more of it.
function recalibrated(believed: Readonly<Record<Cause, number>>, { told, promised }: Answers) {
  return shares(
    byCause((cause) => {
      const start = TRUST * believed[cause];
      return (believed[cause] * (start + told[cause])) / (start + promised[cause]);
    }),
  );
}

function mostOf(probabilities: Readonly<Record<Cause, number>>): Cause {
  return causes.reduce((best, cause) =>
    probabilities[cause] > probabilities[best] ? cause : best,
  );
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
