import { expect, test } from "vitest";
import { bounded } from "./bounded.ts";
import { batch, DAY, MINUTE, shop, T0, type Told } from "./test/world.ts";
import { visit } from "./visit.ts";
import type { VisitorState } from "./state.ts";

const id = (n: number) => `gid-${String(7_000_000_000 + n)}`;

/** A shop of groceries, whose catalogue knows everything. */
function grocery() {
  const world = shop({ campaigns: [] });
  const products = new Map(
    Array.from({ length: 80 }, (_, n) => [
      id(n),
      {
        id: id(n),
        name: `Organic wholemeal flour of the mill ${n}, 1 kg`,
        price: 299,
        currency: "EUR",
        categories: ["Groceries", "Baking", "Flour"],
        url: `/p/${n}`,
        inStock: true,
      },
    ]),
  );
  return { ...world, catalogue: { ...world.catalogue, products } };
}

test.each([8, 12, 16, 20])(
  "a cart of %i products stays whole, whatever else was looked at",
  (size) => {
    const around = grocery();
    let state: VisitorState | null = null;
    let number = 0;
    const tell = (now: number, events: readonly Told[]) => {
      const next = visit({ ...batch(around, now, events), state, number: ++number }).state;
      state = next && bounded(next);
    };
    for (let n = 20; n < 60; n++)
      tell(T0 + n * MINUTE, [
        { kind: "page_view" },
        { kind: "product_view", item: { id: id(n) } },
        { kind: "search", query: `flour ${n}`, results: 3 },
      ]);
    for (let n = 0; n < size; n++)
      tell(T0 + DAY + n * MINUTE, [
        { kind: "page_view" },
        { kind: "product_view", item: { id: id(n) } },
        { kind: "cart_add", item: { id: id(n) }, quantity: 1 },
      ]);
    const known = () => state;
    expect(known()?.session.cart).toHaveLength(size);
    expect(JSON.stringify({ ...known(), flush: null }).length).toBeLessThanOrEqual(8192);
  },
);
