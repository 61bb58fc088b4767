import { expect, test } from "vitest";
import { lowestOf, type PricePoint, withPrice } from "./price-history.ts";

const DAY = 86_400_000;
const T0 = 20_000 * DAY;
const euro = (price: number) => ({ price, currency: "EUR" });

/** The former prices after these changes, each `[day, price]`. */
function after(...prices: readonly (readonly [day: number, price: number])[]) {
  let points: readonly PricePoint[] = [];
  let before = euro(prices[0]?.[1] ?? 0);
  for (const [day, price] of prices.slice(1)) {
    points = withPrice(points, before, euro(price), T0 + day * DAY);
    before = euro(price);
  }
  return points;
}

test.each([
  ["nothing while the price never changed", [[0, 100]], undefined],
  [
    "the price before a reduction",
    [
      [0, 100],
      [40, 80],
    ],
    100,
  ],
  [
    "a lower price within 30 days",
    [
      [0, 100],
      [10, 70],
      [15, 100],
      [35, 80],
    ],
    70,
  ],
  [
    "nothing older than 30 days",
    [
      [0, 50],
      [2, 100],
      [40, 80],
    ],
    100,
  ],
  [
    "what was still asked 30 days before",
    [
      [0, 50],
      [12, 100],
      [40, 80],
    ],
    50,
  ],
  [
    "the lowest of a day with many prices",
    [
      [0, 100],
      [5, 60],
      [5, 90],
      [6, 80],
    ],
    60,
  ],
] as const)("measures a reduction by %s", (_what, prices, lowest) => {
  expect(lowestOf(after(...prices))).toBe(lowest);
});

test("compares no prices of two currencies", () => {
  const points = after([0, 100], [1, 90]);
  expect(withPrice(points, euro(90), { price: 400, currency: "PLN" }, T0 + 2 * DAY)).toEqual([]);
});

test("stays short, however often a price changes", () => {
  const changes = Array.from({ length: 2000 }, (_, step) => [step / 10, 100 + (step % 7)] as const);
  expect(after(...changes).length).toBeLessThanOrEqual(31);
});
