import { expect, test } from "vitest";
import { T0 } from "../test/world.ts";
import { rungs, shorter, weight, withinBounds } from "./bounds.ts";
import { noCart } from "./cart-log.ts";
import { newSession, type Session } from "./session.ts";

const many = <T>(make: (id: string, index: number) => T, count = 20): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(`id-${index}-${"x".repeat(index)}`, index));

const line = (id: string) => ({ id, name: id, price: 1, currency: "EUR", quantity: 1, at: T0 });

/** Somebody who has done a lot of everything, with long ids. */
const full: Session = {
  ...newSession(T0),
  cart: many((id) => ({ ...line(id), categories: ["shoes", id] })),
  cartLog: {
    settled: { ...noCart.settled, lines: many(line) },
    changes: many((id, place) => ({ at: T0 + place, place, id, by: 1 })),
  },
  goods: many((id) => ({ ...line(`${id}-good`), category: "shoes" })),
  viewed: many((id) => ({ id, at: T0, category: id, views: 1, engagedMs: 1 })),
  contents: many((id) => ({ id, at: T0, views: 1, engagedMs: 1, tags: [id] })),
  removed: many((id) => ({ id, at: T0 })),
  wishes: many((id, index) => ({ id, at: T0, alerts: index % 3 === 0 ? ["back-in-stock"] : [] })),
  searches: many((id) => ({ id, at: T0 })),
  finished: many((id) => ({ at: T0, items: [{ id, bought: false }] }), 4),
};

test("what a rung leaves is weighed as if everything else had been cut already", () => {
  for (const rung of rungs.filter(({ orders }) => orders === Infinity))
    expect(weight(full, rung)).toBe(weight(shorter(full, rung)));
});

test("so much is forgotten as must be, the newest stays, and what was promised to be told", () => {
  const kept = withinBounds(full);
  expect(weight(kept)).toBeLessThanOrEqual(3900);
  expect(kept.viewed.at(-1)).toBe(full.viewed.at(-1));
  expect(kept.wishes.filter(({ alerts }) => alerts.length > 0)).toHaveLength(7);
  expect(withinBounds(kept)).toBe(kept);
});
