import { bench } from "vitest";
import type { TrackerEvent } from "#protocol/event.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Snapshot } from "#protocol/site.ts";
import { fold } from "../session/fold.ts";
import { newSession } from "../session/session.ts";
import { products, settings, shop, T0 } from "../test/world.ts";
import { noPersona } from "./shop/persona-state.ts";
import { understand } from "./understand.ts";

const many = Array.from({ length: 500 }, (_, index) => {
  const like = products[index % products.length];
  if (!like) throw new Error("The world has no products");
  return { ...like, id: `product-${index}`, price: 1000 + 37 * index, tags: [`tag-${index % 40}`] };
});
const catalogue: Catalogue = {
  version: 1,
  products: new Map(many.map((one) => [one.id, one])),
  articles: new Map(),
};
const snapshot: Snapshot = {
  ...shop({ campaigns: [] }).snapshot,
  personas: Array.from({ length: 24 }, (_, persona) => ({
    id: `persona-${persona}`,
    name: `Persona ${persona}`,
    evidence: Array.from({ length: 20 }, (_none, index) => ({
      kind: "tag" as const,
      tag: `tag-${(persona * 7 + index) % 60}`,
      weight: 1,
    })),
  })),
};
const context = { settings, catalogue, page: { path: "/" }, now: T0 };

let session = newSession(T0);
for (let index = 0; index < 60; index++) {
  const id = `product-${index * 3}`;
  const events: readonly TrackerEvent[] = [
    { kind: "page_view", agoMs: 0 },
    { kind: "product_view", item: { id }, agoMs: 0 },
    { kind: "dwell", subject: "product", id, engagedMs: 20_000, agoMs: 0 },
    { kind: "content_view", content: `article-${index}`, tags: ["tag-1"], agoMs: 0 },
    { kind: "search", query: `shoe ${index}`, agoMs: 0 },
    { kind: "cart_add", item: { id }, quantity: 1, agoMs: 0 },
  ];
  const placed = events.map((event, place) => ({
    event,
    at: T0 + index * 60_000,
    order: `t/${index}/${place}`,
  }));
  session = fold(session, placed, context);
}
const late = [
  { event: { kind: "page_view", agoMs: 0 }, at: T0 + 61 * 60_000, order: "t/61/0" },
  {
    event: { kind: "product_view", item: { id: "product-9" }, agoMs: 0 },
    at: T0 + 61 * 60_000,
    order: "t/61/1",
  },
  {
    event: { kind: "cart_add", item: { id: "product-9" }, quantity: 1, agoMs: 0 },
    at: T0 + 61 * 60_000,
    order: "t/61/2",
  },
] as const;

bench("understand a full state, 24 personas with 20 pieces of evidence each", () => {
  understand({ session, persona: noPersona }, snapshot, catalogue, T0 + 62 * 60_000);
});

bench("fold three facts into a full state", () => {
  fold(session, late, context);
});
