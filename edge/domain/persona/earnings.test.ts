import { expect, test } from "vitest";
import { batch, shop, T0, type Told } from "../test/world.ts";
import { visit } from "../visit.ts";

const personas = [
  {
    id: "marathon",
    name: "Marathon runner",
    evidence: [{ kind: "category" as const, category: "marathon", weight: 3 }],
  },
];
const buys = (order: string, value: number, id = "fast"): Told => ({
  kind: "purchase",
  order,
  value,
  currency: "EUR",
  lines: [{ id, quantity: 1 }],
});

test("an order counts for the persona of its customer, once", () => {
  const world = shop({ campaigns: [], personas });
  const looks: readonly Told[] = ["fast", "faster"].map((id) => ({
    kind: "product_view",
    item: { id },
  }));
  const first = visit(batch(world, T0, [...looks, buys("o1", 180)])).state;
  const again = visit({ ...batch(world, T0, [buys("o1", 180)]), state: first, number: 2 }).state;
  const stranger = visit(batch(world, T0, [buys("o2", 5, "gel")])).state;
  expect(again?.flush.tallies[0]?.counts).toMatchObject({
    orders: 1,
    "persona/marathon/orders": 1,
    "persona/marathon/revenue/EUR": 18_000,
  });
  expect(stranger?.flush.tallies[0]?.counts).toMatchObject({ "persona/none/orders": 1 });
});
