import { describe, expect, test } from "vitest";
import { causes, type Cause } from "#protocol/catalog/facts.ts";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { causeLabelsOf, labelOf, leaving } from "./cause.ts";
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

function times(label: Counts, count: number): Counts {
  return Object.fromEntries(Object.entries(label).map(([name, one]) => [name, count * one]));
}

describe("what people answer when asked", () => {
  test("turns a belief around that is wrong in this shop", () => {
    const seen = { ...nothing, alikeInCart: 2 };
    const label = labelOf(leaving(seen, null), "lacks-information");
    expect(leaving(seen, causeLabelsOf(times(label, 200))).id).toBe("lacks-information");
  });

  test("makes the probabilities those of the answers, whatever was believed", () => {
    const sure = { ...nothing, alikeInCart: 2, comparedAgain: 4 };
    const believed = leaving(sure, null);
    const counts = addCounts(
      times(labelOf(believed, "too-many-alike"), 300),
      times(labelOf(believed, "shipping-shock"), 700),
    );
    const { probabilities } = leaving(sure, causeLabelsOf(counts));
    expect(probabilities["too-many-alike"]).toBeCloseTo(0.3, 1);
    expect(probabilities["shipping-shock"]).toBeCloseTo(0.7, 1);
  });

  test("leaves more of a cause to who shows more signs of it", () => {
    const [weak, strong] = [{ contentsRead: 2 }, { contentsRead: 2, searchesInVain: 2 }].map(
      (seen) => ({ ...nothing, ...seen }),
    );
    if (!weak || !strong) throw new Error("There are two.");
    const counts = addCounts(
      times(labelOf(leaving(weak, null), "only-researching"), 60),
      times(labelOf(leaving(strong, null), "lacks-information"), 40),
    );
    const labels = causeLabelsOf(counts);
    const of = (seen: LeavingEvidence) => leaving(seen, labels).probabilities["lacks-information"];
    expect(of(strong)).toBeGreaterThan(of(weak));
  });

  test("changes nothing before anybody has answered", () => {
    const seen = { ...nothing, couponsRefused: 1 };
    const before = leaving(seen, null).probabilities;
    const after = leaving(seen, causeLabelsOf({})).probabilities;
    for (const cause of causes) expect(after[cause]).toBeCloseTo(before[cause], 10);
  });
});
