import { expect, test } from "vitest";
import { batch, MINUTE, shop, T0, type Told, wake } from "./test/world.ts";
import { visit } from "./visit.ts";

const world = shop({ campaigns: [] });
const buys: Told = {
  kind: "purchase",
  order: "o1",
  value: 180,
  currency: "EUR",
  lines: [{ id: "fast", quantity: 1 }],
};

test("a visit and its order count once more by device and by where the visitor came from", () => {
  const page = { touch: true, referrer: "search" } as const;
  const looks: Told = { kind: "product_view", item: { id: "fast" } };
  const first = visit(batch(world, T0, [looks, buys], page)).state;
  const next = { ...batch(world, T0 + 1000, [looks], page), state: first, number: 2 };
  expect(visit(next).state?.flush.tallies[0]?.counts).toMatchObject({
    visit: 1,
    "device/phone/visit": 1,
    "device/phone/orders": 1,
    "source/search/visit": 1,
    "source/search/orders": 1,
  });
});

test("so does a cart that was left, once", () => {
  const puts: Told = { kind: "cart_add", item: { id: "fast" }, quantity: 1 };
  const { state } = visit(batch(world, T0, [puts], { source: "newsletter", medium: "email" }));
  const { state: later } = wake(world, state, T0 + 4 * MINUTE);
  expect(later.flush.tallies[0]?.counts).toMatchObject({
    "device/desktop/left": 1,
    "source/mail/left": 1,
  });
});
