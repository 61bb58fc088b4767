import { expect, test } from "vitest";
import type { TrackerEvent } from "#protocol/event.ts";
import type { Catalogue, Product } from "#protocol/product.ts";
import { spokenOf } from "./spoken-of.ts";

const shoe: Product = {
  id: "42",
  name: "Aero 3",
  price: 12_995,
  currency: "EUR",
  categories: [],
  url: "/42",
  inStock: true,
};
const catalogue: Catalogue = {
  version: 1,
  products: new Map([
    ["42", shoe],
    ["7", { ...shoe, id: "7", name: "Something private", sensitive: true }],
  ]),
  articles: new Map([["fit", { id: "fit", title: "How a shoe fits", url: "/fit" }]]),
};

test.each<[string | null, TrackerEvent]>([
  ["Aero 3", { kind: "product_view", agoMs: 0, item: { id: "42", name: "old name" } }],
  ["as told", { kind: "cart_add", agoMs: 0, item: { id: "43", name: "as told" }, quantity: 1 }],
  ["43", { kind: "wish_add", agoMs: 0, item: { id: "43" } }],
  ["Aero 3", { kind: "dwell", agoMs: 0, subject: "part", id: "42", part: "reviews", engagedMs: 1 }],
  ["How a shoe fits", { kind: "content_view", agoMs: 0, content: "fit" }],
  ["red shoes", { kind: "search", agoMs: 0, query: "red shoes" }],
  [null, { kind: "dwell", agoMs: 0, subject: "page", id: "/p/42", engagedMs: 1 }],
  [null, { kind: "share", agoMs: 0 }],
  [null, { kind: "exit_intent", agoMs: 0, by: "mouse" }],
])("%s is what is spoken of", (name, event) => {
  expect(spokenOf(event, catalogue)).toBe(name);
});

test("what a shop marks as private is not named", () => {
  const event = { kind: "product_view", agoMs: 0, item: { id: "7", name: "told" } } as const;
  expect(spokenOf(event, catalogue)).toBeNull();
});
