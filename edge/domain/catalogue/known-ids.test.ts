import { expect, test } from "vitest";
import type { Catalogue, Product } from "#protocol/product.ts";
import { withKnownIds } from "./known-ids.ts";

const shoe: Product = {
  id: "shopify_DE_1_2",
  name: "Shoe",
  price: 1,
  currency: "EUR",
  categories: [],
  url: "/p",
  inStock: true,
};
const catalogue: Catalogue = {
  version: 1,
  products: new Map([
    [shoe.id, shoe],
    ["3", { ...shoe, id: "3" }],
  ]),
  articles: new Map(),
  aliases: new Map([
    ["2", shoe.id],
    ["3", shoe.id],
  ]),
};

test("pages may call a product by another name", () => {
  const agoMs = 0;
  expect(withKnownIds({ kind: "product_view", agoMs, item: { id: "2" } }, catalogue)).toMatchObject(
    {
      item: { id: shoe.id },
    },
  );
  const lines = ["2", "3", "other"].map((id) => ({ id, quantity: 1 }));
  expect(withKnownIds({ kind: "cart_set", agoMs, lines }, catalogue)).toMatchObject({
    lines: [{ id: shoe.id }, { id: "3" }, { id: "other" }],
  });
  expect(
    withKnownIds({ kind: "dwell", agoMs, subject: "content", id: "2", engagedMs: 1 }, catalogue),
  ).toMatchObject({ id: "2" });
});
