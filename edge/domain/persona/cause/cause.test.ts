import { describe, expect, test } from "vitest";
import { causes, type Cause } from "#protocol/catalog/facts.ts";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { causeLabelsOf, labelKey, leaving } from "./cause.ts";
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

test.each<[Cause, Partial<LeavingEvidence>]>([
  ["unknown", {}],
  ["lacks-information", { contentsRead: 2, searchesInVain: 1 }],
  ["too-many-alike", { alikeInCart: 2 }],
  ["shipping-shock", { stage: "shipping", shippingShown: 1 }],
  ["coupon-failed", { stage: "payment", couponsRefused: 2 }],
  ["payment-friction", { stage: "payment", shippingShown: 1 }],
  ["gift-uncertainty", { giftHints: 1, sizesSeconds: 30 }],
  ["distracted", { aways: 4, engagedSeconds: 30 }],
  ["only-researching", { stage: "none", cartItems: 0, distinctProducts: 9, lists: 5 }],
])("%s is on top when %o was seen", (cause, seen) => {
  const { id, probabilities, evidence } = leaving({ ...nothing, ...seen }, null);
  expect(id).toBe(cause);
  expect(causes.reduce((sum, one) => sum + probabilities[one], 0)).toBeCloseTo(1);
  expect(evidence.length > 0).toBe(cause !== "unknown");
});

function told(believed: Cause, answer: Cause, times: number): Counts {
  return { [labelKey(believed, answer)]: times };
}

describe("what people answer when asked", () => {
  test("turns a belief around that is wrong in this shop", () => {
    const seen = { ...nothing, alikeInCart: 2 };
    const labels = causeLabelsOf(told("too-many-alike", "lacks-information", 200));
    expect(leaving(seen, labels).id).toBe("lacks-information");
  });

  test("makes the probabilities those of the answers, whatever was believed", () => {
    const counts = addCounts(
      told("too-many-alike", "too-many-alike", 3000),
      told("too-many-alike", "shipping-shock", 7000),
    );
    // Of those for whom it is believed for sure, seven in ten say something else.
    const sure = { ...nothing, alikeInCart: 2, comparedAgain: 4 };
    const before = leaving(sure, null).probabilities["too-many-alike"];
    const after = leaving(sure, causeLabelsOf(counts)).probabilities;
    expect(after["too-many-alike"]).toBeCloseTo(0.3 * before, 1);
    expect(after["shipping-shock"]).toBeGreaterThan(0.7 * before - 0.01);
  });

  test("changes nothing before anybody has answered", () => {
    const seen = { ...nothing, couponsRefused: 1 };
    expect(leaving(seen, causeLabelsOf({})).probabilities).toEqual(
      Object.fromEntries(
        causes.map((cause) => [
          cause,
          expect.closeTo(leaving(seen, null).probabilities[cause], 10),
        ]),
      ),
    );
  });
});
