import { expect, test } from "vitest";
import type { Campaign } from "#protocol/campaign.ts";
import type { Product } from "#protocol/product.ts";
import { batch, products, settings, shop, T0, type Told } from "../test/world.ts";
import { visit } from "../visit.ts";

const campaign: Campaign = {
  id: "ship",
  name: "Ship",
  status: "live",
  trigger: { kind: "cart-changed" },
  goal: { kind: "none" },
  priority: 50,
  steps: [
    {
      kind: "show",
      variants: [
        {
          id: "a",
          share: 1,
          banner: {
            kind: "free-shipping",
            title: { "*": "{missing} to go" },
            reached: { "*": "Free!" },
          },
        },
      ],
    },
  ],
};

test("nothing is said of what is missing where the price of something in the cart is not known", () => {
  const around = shop({ campaigns: [campaign] });
  const events: readonly Told[] = [{ kind: "cart_add", item: { id: "nobody-knows" }, quantity: 1 }];
  const { shows } = visit(batch(around, T0, events));
  expect(shows.map(({ drawing }) => drawing.title)).toEqual([]);
});

/** What is said in Austria, where `fast` has a price of its own; at home it costs 180 €. */
function inAustria(own: number, freeShippingFrom: number): readonly unknown[] {
  const market = { currency: "EUR", freeShippingFrom, pricesIncludeTax: true };
  const markets = [
    { ...market, id: "de", locale: "de-DE", countries: ["DE"] },
    { ...market, id: "at", locale: "de-AT", countries: ["AT"] },
  ];
  const plain = shop({ campaigns: [campaign], settings: { ...settings, markets } });
  const all: readonly Product[] = products.map((one) =>
    one.id === "fast" ? { ...one, prices: { at: own } } : one,
  );
  const catalogue = { ...plain.catalogue, products: new Map(all.map((one) => [one.id, one])) };
  const item = { id: "fast", price: own / 100, currency: "EUR" };
  const input = batch({ ...plain, catalogue }, T0, [{ kind: "cart_add", item, quantity: 1 }]);
  return visit({ ...input, request: { country: "AT" } }).shows.map(({ drawing }) => drawing.title);
}

test("what is missing is measured by the market's own price", () => {
  expect(inAustria(21_000, 200)).toEqual(["Free!"]);
  expect(inAustria(15_000, 170)).toEqual(["20,00\u00a0€ to go"]);
});
