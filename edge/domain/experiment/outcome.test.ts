import { expect, test } from "vitest";
import { netMinor } from "./order.ts";
import type { ExperimentOrder, Join } from "./order.ts";
import { DAY_MS, outcome, PROVISIONAL_MS, WINDOW_MS } from "./outcome.ts";

const order: ExperimentOrder = {
  orderedAt: DAY_MS,
  listMinor: 12_000,
  discountMinor: 1_000,
  taxMinor: 1_800,
  returnedMinor: 0,
  cancelled: false,
  marginMinor: 4_000,
  join: "visitor",
};
const rules = { windowMs: WINDOW_MS, provisionalMs: PROVISIONAL_MS, capMinor: 15_000 };

test.each([
  ["as paid, without tax and discount", {}, 9_200],
  ["less what came back", { returnedMinor: 3_000 }, 6_200],
  ["nothing when cancelled", { cancelled: true }, 0],
])("values an order %s", (_, change, expected) => {
  expect(netMinor({ ...order, ...change })).toBe(expected);
});

test("waits until the window is closed", () => {
  expect(outcome(0, [order], WINDOW_MS - 1, rules)).toBeNull();
  expect(outcome(0, [order], WINDOW_MS, rules)?.netMinor).toBe(9_200);
});

test.each([
  ["before the eligibility", -1, false],
  ["at the eligibility", 0, true],
  ["in the window's last moment", WINDOW_MS - 1, true],
  ["after the window", WINDOW_MS, false],
])("an order %s counts or not", (_, orderedAt, counts) => {
  expect(outcome(0, [{ ...order, orderedAt }], WINDOW_MS, rules)?.bought).toBe(counts);
});

test.each<[Join, boolean]>([
  ["visitor", true],
  ["known-customer", true],
  ["later-customer", false],
  ["coupon", false],
  ["click-token", false],
])("an order joined by %s counts only if both arms could have had it", (join, counts) => {
  expect(outcome(0, [{ ...order, join }], WINDOW_MS, rules)?.bought).toBe(counts);
});

test("caps a person's value and keeps it uncapped beside", () => {
  const found = outcome(0, [order, order], WINDOW_MS, rules);
  expect(found).toMatchObject({ cappedMinor: 15_000, netMinor: 18_400, marginMinor: 8_000 });
});

test("forgets a cancelled order entirely", () => {
  const cancelled = { ...order, cancelled: true, marginMinor: null };
  expect(outcome(0, [cancelled], WINDOW_MS, rules)).toMatchObject({
    bought: false,
    netMinor: 0,
    unpricedOrders: 0,
  });
});

test("counts orders without a margin", () => {
  const unpriced = { ...order, marginMinor: null };
  expect(outcome(0, [order, unpriced], WINDOW_MS, rules)?.unpricedOrders).toBe(1);
});

test("is provisional until returns are over", () => {
  expect(outcome(0, [order], DAY_MS + PROVISIONAL_MS - 1, rules)?.provisional).toBe(true);
  expect(outcome(0, [order], DAY_MS + PROVISIONAL_MS, rules)?.provisional).toBe(false);
});
