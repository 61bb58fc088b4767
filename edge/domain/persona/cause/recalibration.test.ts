import { expect, test } from "vitest";
import { causes, type Cause } from "#protocol/catalog/facts.ts";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { draw } from "../../draw.ts";
import { type CauseLabels, causeLabelsOf, labelOf, leaving } from "./cause.ts";
import type { LeavingEvidence } from "./signs.ts";

const nothing: LeavingEvidence = {
  stage: "cart",
  alikeInCart: 0,
  comparedAgain: 0,
  contentsRead: 0,
  partsSeconds: 0,
  deliverySeconds: 0,
  sizesSeconds: 0,
  searchesInVain: 0,
  couponsRefused: 0,
  shippingShown: 0,
  aways: 0,
  engagedSeconds: 300,
  distinctProducts: 2,
  lists: 0,
  cartItems: 1,
  giftHints: 0,
};

// How visits of this shop look, and why their visitors say that they left: not what the signs' weights suppose.
const kinds: readonly (readonly [Partial<LeavingEvidence>, Partial<Record<Cause, number>>])[] = [
  [{}, { unknown: 0.3, distracted: 0.5, "shipping-shock": 0.2 }],
  [{ contentsRead: 2 }, { "lacks-information": 0.35, "only-researching": 0.65 }],
  [
    { alikeInCart: 2, comparedAgain: 2 },
    { "too-many-alike": 0.7, "lacks-information": 0.3 },
  ],
  [{ stage: "payment" }, { "payment-friction": 0.25, "coupon-failed": 0.35, unknown: 0.4 }],
  [
    { stage: "shipping", shippingShown: 1 },
    { "shipping-shock": 0.6, distracted: 0.4 },
  ],
  [
    { couponsRefused: 2, stage: "payment" },
    { "coupon-failed": 0.9, "payment-friction": 0.1 },
  ],
];

interface Leaver {
  readonly seen: LeavingEvidence;
  readonly says: Cause;
}

/** Somebody of this shop who is leaving. */
function leaver(name: string): Leaver {
  const [seen, reasons] = kinds[Math.floor(draw("kind", name) * kinds.length)] ?? [{}, {}];
  let left = draw("reason", name);
  const says = causes.find((cause) => (left -= reasons[cause] ?? 0) < 0) ?? "unknown";
  return { seen: { ...nothing, ...seen }, says };
}

function answersOf(people: number): CauseLabels {
  let counts: Counts = {};
  for (let person = 0; person < people; person++) {
    const { seen, says } = leaver(`asked ${person}`);
    counts = addCounts(counts, labelOf(leaving(seen, null), says));
  }
  return causeLabelsOf(counts);
}

/** How far the promised probabilities are from what people of whom nothing was learnt say. */
function judged(labels: CauseLabels | null) {
  const people = Array.from({ length: 2000 }, (_, person) => leaver(`unseen ${person}`));
  const told = people.map(({ seen, says }) => ({ says, ...leaving(seen, labels) }));
  const logLoss =
    told.reduce((sum, { says, probabilities }) => sum - Math.log(probabilities[says]), 0) /
    told.length;
  // Of all who were promised a cause with about this probability, how many named it?
  const bins = new Map<number, { promised: number; said: number }>();
  for (const { says, probabilities } of told) {
    for (const cause of causes) {
      const name = Math.floor(probabilities[cause] * 20);
      const bin = bins.get(name) ?? { promised: 0, said: 0 };
      bins.set(name, {
        promised: bin.promised + probabilities[cause],
        said: bin.said + Number(says === cause),
      });
    }
  }
  const error = [...bins.values()].reduce(
    (sum, { promised, said }) => sum + Math.abs(promised - said),
    0,
  );
  return { logLoss, calibrationError: error / told.length };
}

// As docs/UNDERSTANDING.md has them.
test.each([
  [0, 1.78, 0.49],
  [120, 0.91, 0.21],
  [600, 0.78, 0.1],
  [1500, 0.75, 0.05],
])(
  "with %i answers the probabilities of all who were not asked have log-loss %d and calibration error %d",
  (answers, logLoss, calibrationError) => {
    const found = judged(answers === 0 ? null : answersOf(answers));
    expect(found.logLoss).toBeCloseTo(logLoss, 2);
    expect(found.calibrationError).toBeCloseTo(calibrationError, 2);
  },
);
