import { expect, test } from "vitest";
import { bounded } from "./bounded.ts";
import { batch, DAY, MINUTE, shop, T0, type Told } from "./test/world.ts";
import { visit } from "./visit.ts";
import type { VisitorState } from "./state.ts";

const id = (n: number) => `running-shoe-${n}-black-size-42-eu`;

test("what somebody asked to be told of outlives what was only put on the wish-list", () => {
  const asked: Told = { kind: "wish_alert", item: { id: id(0) }, when: "back-in-stock" };
  const wished = Array.from({ length: 13 }, (_, n): Told => ({
    kind: "wish_add",
    item: { id: id(n + 1) },
  }));
  const { state } = visit(batch(shop({ campaigns: [] }), T0, [asked, ...wished]));
  expect(state?.session.wishes).toHaveLength(12);
  expect(state?.session.wishes.map((wish) => wish.id)).toContain(id(0));
});

test("who asked to be told of prices is still told after looking around", () => {
  const world = shop({ campaigns: [] });
  // The shop's catalogue knows them all: pages add nothing.
  const products = new Map(
    Array.from({ length: 60 }, (_, n) => [
      id(n),
      {
        id: id(n),
        name: `Shoe ${n}`,
        price: 9000,
        currency: "EUR",
        categories: ["shoes"],
        url: `/p/${n}`,
        inStock: true,
      },
    ]),
  );
  const around = { ...world, catalogue: { ...world.catalogue, products } };
  let state: VisitorState | null = null;
  let number = 0;
  const tell = (now: number, events: readonly Told[]) => {
    const next = visit({ ...batch(around, now, events), state, number: ++number }).state;
    state = next && bounded(next);
  };
  for (let n = 0; n < 8; n++)
    tell(T0 + n * MINUTE, [
      { kind: "page_view" },
      { kind: "product_view", item: { id: id(n) } },
      { kind: "wish_alert", item: { id: id(n) }, when: "price-drop" },
    ]);
  const asked = () => state?.session.wishes.length ?? 0;
  expect(asked()).toBe(8);
  for (let n = 10; n < 50; n++)
    tell(T0 + Math.floor(n / 10) * DAY + n * MINUTE, [
      { kind: "page_view" },
      { kind: "product_view", item: { id: id(n) } },
      { kind: "dwell", subject: "page", id: "/", engagedMs: 20_000, scroll: 0.5 },
      { kind: "search", query: `running shoe ${n}`, results: 3 },
      ...(n % 4 === 0 ? [{ kind: "cart_add", item: { id: id(n) }, quantity: 1 } as const] : []),
      ...(n % 5 === 0
        ? [{ kind: "content_view", content: `how-to-choose-running-shoes-${n}` } as const]
        : []),
    ]);
  expect(asked()).toBe(8);
});
