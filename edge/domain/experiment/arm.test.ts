import { expect, test } from "vitest";
import { arm, isShopHoldout } from "./arm.ts";
import type { Epoch } from "./epoch.ts";

const PEOPLE = Array.from({ length: 20_000 }, (_, index) => `visitor-${index}`);
const experiment = { id: "abandoned-cart", shopHoldoutShare: 0.05 };

function epoch(holdoutShare: number, number = 1): Epoch {
  const variants = [
    { id: "plain", share: 3 },
    { id: "discount", share: 1 },
  ];
  return { number, startsAt: 0, holdoutShare, variants };
}

/** From least to most that a person may see. */
const FREEDOM = ["shop-holdout", "holdout", "variant"];

function kindOf(seed: string, visitor: string, id: string, shop: number, campaign: number) {
  return arm(seed, visitor, { id, shopHoldoutShare: shop }, epoch(campaign)).kind;
}

function isHeld(seed: string, id: string): (visitor: string) => boolean {
  return (visitor) => kindOf(seed, visitor, id, 0, 0.5) === "holdout";
}

function share(of: (visitor: string) => boolean): number {
  return PEOPLE.filter(of).length / PEOPLE.length;
}

test("gives a person the same arm every time", () => {
  for (const visitor of PEOPLE.slice(0, 100)) {
    expect(arm("seed", visitor, experiment, epoch(0.5))).toEqual(
      arm("seed", visitor, experiment, epoch(0.5)),
    );
  }
});

test("never moves anybody back when shares taper", () => {
  const lower = { ...experiment, shopHoldoutShare: 0.02 };
  const movedBack = share((visitor) => {
    const before = arm("seed", visitor, experiment, epoch(0.5)).kind;
    const after = arm("seed", visitor, lower, epoch(0.2, 2)).kind;
    return FREEDOM.indexOf(after) < FREEDOM.indexOf(before);
  });
  expect(movedBack).toBe(0);
});

test("keeps the shop's holdout out of every campaign", () => {
  const others = share((visitor) => {
    const isOut = isShopHoldout("seed", visitor, 0.05);
    return ["one", "two"].some(
      (id) => (kindOf("seed", visitor, id, 0.05, 0.2) === "shop-holdout") !== isOut,
    );
  });
  expect(others).toBe(0);
});

test.each([
  ["shop-holdout", "holdout", 0.05],
  ["holdout", "holdout", 0.95 * 0.2],
  ["variant", "plain", 0.95 * 0.8 * 0.75],
  ["variant", "discount", 0.95 * 0.8 * 0.25],
] as const)("fills %s/%s as planned", (kind, name, planned) => {
  const found = share((visitor) => {
    const given = arm("seed", visitor, experiment, epoch(0.2));
    return given.kind === kind && given.arm === name;
  });
  // Four standard errors.
  expect(Math.abs(found - planned)).toBeLessThan(
    4 * Math.sqrt((planned * (1 - planned)) / PEOPLE.length),
  );
});

test("says how probable the arm was", () => {
  const chances = new Map(
    PEOPLE.map((visitor) => {
      const given = arm("seed", visitor, experiment, epoch(0.2));
      return [`${given.kind}/${given.arm}`, given.propensity];
    }),
  );
  expect(chances.get("shop-holdout/holdout")).toBe(0.05);
  expect(chances.get("holdout/holdout")).toBe(0.2);
  expect(chances.get("variant/plain")).toBeCloseTo(0.6);
  expect(chances.get("variant/discount")).toBeCloseTo(0.2);
});

test("draws campaigns, epochs' variants and shops independently of each other", () => {
  const pairs = [
    [isHeld("seed", "cart"), isHeld("seed", "cart2")],
    [isHeld("seed", "cart"), isHeld("seed", "exit")],
    [isHeld("seed", "cart"), isHeld("seed2", "cart")],
    [isHeld("seed", "cart"), (visitor: string) => isShopHoldout("seed", visitor, 0.5)],
  ] as const;
  for (const [one, other] of pairs) {
    const both = share((visitor) => one(visitor) && other(visitor));
    expect(Math.abs(both - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / PEOPLE.length));
  }
});

test("refuses an experiment that tries nothing", () => {
  const nothing = { ...epoch(0), variants: [] };
  expect(() => arm("seed", "someone", { id: "cart", shopHoldoutShare: 0 }, nothing)).toThrow(
    "no variant",
  );
});
