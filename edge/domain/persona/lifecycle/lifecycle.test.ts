import { expect, test } from "vitest";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { customersOf, moved, type History } from "./customers.ts";
import { standingOf } from "./lifecycle.ts";

const DAY_MS = 86_400_000;
const now = 20_000 * DAY_MS;
const daysAgo = (days: number) => now - days * DAY_MS;

// A hundred customers: every tenth one buys often, and the later numbers bought later.
const histories: readonly History[] = Array.from({ length: 100 }, (_, number) => ({
  orders: number % 10 === 0 ? 8 : 1,
  spent: number % 10 === 0 ? 80_000 : 4000,
  lastAt: daysAgo(300 - 3 * number),
}));
const counts = histories.reduce<Counts>((sum, history) => addCounts(sum, moved(null, history)), {});
const customers = customersOf(counts);

test.each([
  ["visitor", null],
  ["champion", { orders: 9, spent: 90_000, lastAt: daysAgo(3) }],
  ["new", { orders: 1, spent: 4000, lastAt: daysAgo(1) }],
  ["loyal", { orders: 8, spent: 80_000, lastAt: daysAgo(130) }],
  ["promising", { orders: 1, spent: 4000, lastAt: daysAgo(130) }],
  ["at-risk", { orders: 8, spent: 80_000, lastAt: daysAgo(290) }],
  ["lost", { orders: 1, spent: 4000, lastAt: daysAgo(299) }],
] as const)("tells a %s by the shop's own customers", (stage, history) => {
  expect(standingOf(history, customers, now).id).toBe(stage);
});

test.each([
  ["new", { orders: 1, spent: 4000, lastAt: daysAgo(2) }],
  ["champion", { orders: 6, spent: 4000, lastAt: daysAgo(5) }],
  ["lost", { orders: 1, spent: 4000, lastAt: daysAgo(400) }],
  ["at-risk", { orders: 5, spent: 4000, lastAt: daysAgo(400) }],
] as const)("tells a %s while the shop has no customers to compare with", (stage, history) => {
  expect(standingOf(history, null, now).id).toBe(stage);
});

test("an order moves its customer and counts nobody twice", () => {
  const before = histories[3] ?? null;
  const after = { orders: 2, spent: 9000, lastAt: now };
  const later = customersOf(addCounts(counts, moved(before, after)));
  expect(later.recency.customers).toBe(100);
  expect(later.frequency.customers).toBe(100);
  expect(later.monetary.customers).toBe(100);
});
