import { expect, test } from "vitest";
import { modeOf, type VisitEvidence } from "./mode.ts";

const nothing: VisitEvidence = {
  productViews: 0,
  distinctProducts: 0,
  distinctCategories: 0,
  lists: 0,
  searches: 0,
  filters: 0,
  contents: 0,
  readingShare: 0,
  cartAdds: 0,
  isInCheckout: false,
  pages: 1,
  isOver: false,
};

test.each<[string, Partial<VisitEvidence>]>([
  [
    "directed-buying",
    {
      searches: 1,
      productViews: 2,
      distinctProducts: 1,
      distinctCategories: 1,
      cartAdds: 1,
      isInCheckout: true,
    },
  ],
  [
    "deliberating",
    { productViews: 9, distinctProducts: 5, distinctCategories: 1, filters: 2, lists: 1 },
  ],
  ["hedonic-browsing", { productViews: 9, distinctProducts: 9, distinctCategories: 7, lists: 5 }],
  [
    "knowledge-building",
    { contents: 3, productViews: 2, distinctProducts: 2, distinctCategories: 1, readingShare: 0.8 },
  ],
  ["unknown", { productViews: 1, distinctProducts: 1, distinctCategories: 1 }],
  ["shallow", { productViews: 1, distinctProducts: 1, distinctCategories: 1, isOver: true }],
])("tells %s", (mode, seen) => {
  expect(modeOf({ ...nothing, ...seen }).id).toBe(mode);
});

test("is surer the more it has seen", () => {
  const few = { productViews: 3, distinctProducts: 3, distinctCategories: 3 };
  const many = { productViews: 10, distinctProducts: 10, distinctCategories: 10 };
  expect(modeOf({ ...nothing, ...many }).confidence).toBeGreaterThan(
    modeOf({ ...nothing, ...few }).confidence,
  );
});
