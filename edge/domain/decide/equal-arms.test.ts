import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import { batch, shop, T0 } from "../test/world.ts";
import { visit } from "../visit.ts";

const banner = { kind: "modal", title: { "*": "{code}" } } as const;
const offer = {
  source: "computed",
  value: { kind: "percent", percent: 5 },
  endsAfterHours: 24,
} as const;
const campaign: Campaign = {
  id: "offer",
  name: "Offer",
  status: "live",
  trigger: { kind: "page" },
  goal: { kind: "none" },
  priority: 50,
  holdout: 0.5,
  budget: { offers: 10 },
  steps: [{ kind: "show", variants: [{ id: "a", share: 1, banner, offer }] }],
};

test("a used-up budget fills both arms of a banner alike", () => {
  const around = shop({ campaigns: [campaign] });
  const entered: Record<string, number> = {};
  for (let person = 0; person < 200; person++) {
    const visitor = `visitor-of-the-tests-${String(person).padStart(8, "0")}`;
    const input = { ...batch(around, T0, [{ kind: "page_view" }]), visitor };
    const first = visit(input);
    // As the visitor's object does: whoever needs a code asks, and the shop has none left.
    const isAsked = first.wishes.length > 0;
    const { state } = isAsked ? visit({ ...input, codes: { "offer/a": null } }) : first;
    for (const { arm, change } of state?.flush.experiments ?? [])
      entered[arm] = (entered[arm] ?? 0) + (change.entered ?? 0);
  }
  expect(Math.abs((entered["a"] ?? 0) - (entered["holdout"] ?? 0))).toBeLessThan(60);
});

test("a code that ended is not shown again", () => {
  const around = shop({ campaigns: [{ ...campaign, holdout: 0 }] });
  const input = batch(around, T0, [{ kind: "page_view" }]);
  const { shows } = visit({ ...input, codes: { "offer/a": { code: "OLD", endsAt: T0 - 1 } } });
  expect(shows).toEqual([]);
});
