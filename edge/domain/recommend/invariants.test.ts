import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Product } from "#protocol/product.ts";
import { accessories } from "./accessories.ts";
import { type Ask, shelfRules, type Stockroom } from "./ask.ts";
import { build, buildLimits } from "./build.ts";
import { recommendContent } from "./content.ts";
import { type Refusal, refusal } from "./eligible.ts";
import { contentKey, type FinishedVisit } from "./finished-visit.ts";
import { load } from "./load.ts";
import { recommend } from "./recommend.ts";
import { shelve } from "./shelves.ts";

const NOW = 2_000_000_000_000;
const DAY_MS = 86_400_000;
const ids = Array.from({ length: 14 }, (_, index) => `P${index}`);
// The last two are in visits but no longer in the feed.
const listed = ids.slice(0, -2);
const anyIds = fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 6 });
const category = fc.constantFrom("shoes", "gels", "watches");
const categories = fc.uniqueArray(category, { maxLength: 2 });
const persona = fc.constantFrom("beginner", "advanced");
const absent = { nil: undefined };

function product(id: string): fc.Arbitrary<Product> {
  return fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    url: fc.constant(`/p/${id}`),
    currency: fc.constantFrom("EUR", "CHF"),
    price: fc.nat(5000),
    categories,
    inStock: fc.boolean(),
    stock: fc.option(fc.nat(2), absent),
    regions: fc.option(fc.uniqueArray(fc.constantFrom("DE", "AT")), absent),
    consumable: fc.option(fc.boolean(), absent),
    sensitive: fc.option(fc.boolean(), absent),
    addedAt: fc.option(fc.integer({ min: NOW - 90 * DAY_MS, max: NOW }), absent),
    accessories: fc.option(anyIds, absent),
  });
}

const visit: fc.Arbitrary<FinishedVisit> = fc.record({
  at: fc.integer({ min: NOW - 40 * DAY_MS, max: NOW }),
  persona,
  items: fc.array(
    fc.record({ id: fc.constantFrom(...ids), bought: fc.boolean(), content: fc.boolean() }),
    { maxLength: 6 },
  ),
});

const room: fc.Arbitrary<Stockroom> = fc
  .record({
    products: fc.tuple(...listed.map(product)),
    articles: fc.uniqueArray(fc.constantFrom(...listed), { maxLength: 6 }),
    visits: fc.array(visit, { maxLength: 30 }),
  })
  .map(({ products, articles, visits }) => {
    const texts = articles.map((id) => ({ id, title: id, url: `/a/${id}`, products: [id] }));
    const loaded = load(build(visits, buildLimits));
    return {
      model: loaded.kind === "broken" || visits.length === 0 ? null : loaded,
      products: new Map(products.map((entry) => [entry.id, entry])),
      articles: new Map(texts.map((entry) => [entry.id, entry])),
      shelves: shelve(products, texts),
    };
  });

const ask: fc.Arbitrary<Ask> = fc.record({
  seed: fc.string(),
  now: fc.constant(NOW),
  size: fc.integer({ min: 0, max: 12 }),
  trail: fc.array(fc.oneof(fc.constantFrom(...ids), fc.constantFrom(...ids).map(contentKey)), {
    maxLength: 8,
  }),
  current: fc.option(fc.constantFrom(...ids)),
  cart: anyIds,
  owned: anyIds.map((owned) => new Set(owned)),
  ignored: fc.array(fc.tuple(fc.constantFrom(...ids), fc.nat(5))).map((pairs) => new Map(pairs)),
  region: fc.option(fc.constantFrom("DE", "AT", "CH")),
  persona: fc.option(persona),
  rules: fc.record({
    pins: anyIds,
    bans: anyIds.map((bans) => new Set(bans)),
    onlyCategories: fc.option(categories.map((only) => new Set(only))),
    neverCategories: categories.map((never) => new Set(never)),
    ignoredLimit: fc.integer({ min: 1, max: 4 }),
    exploreShare: fc.constantFrom(0, 0.3, 1),
  }),
});

/** Written again from the promise, not from the code that keeps it. */
function mayBeShown(entry: Product | undefined, asked: Ask): boolean {
  if (entry === undefined || entry.sensitive === true) return false;
  const inStock = entry.inStock && entry.stock !== 0;
  const sold =
    entry.regions === undefined || entry.regions.some((region) => region === asked.region);
  const wanted = entry.consumable === true || !asked.owned.has(entry.id);
  const elsewhere = ![asked.current, ...asked.cart].includes(entry.id);
  const notIgnored = (asked.ignored.get(entry.id) ?? 0) < asked.rules.ignoredLimit;
  const { bans, onlyCategories, neverCategories } = asked.rules;
  const allowed =
    !bans.has(entry.id) &&
    !entry.categories.some((name) => neverCategories.has(name)) &&
    (onlyCategories === null || entry.categories.some((name) => onlyCategories.has(name)));
  return inStock && sold && wanted && elsewhere && notIgnored && allowed;
}

const runs = { numRuns: 500 };

test("no list ever holds a filtered product, one twice, or more than asked for", () => {
  fc.assert(
    fc.property(ask, room, (asked, stockroom) => {
      const shown = recommend(asked, stockroom).map(({ id }) => id);
      expect(shown.filter((id) => !mayBeShown(stockroom.products.get(id), asked))).toEqual([]);
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.length).toBeLessThanOrEqual(asked.size);
    }),
    runs,
  );
});

test("no list is shorter than asked for while a product that may be shown is left out", () => {
  fc.assert(
    fc.property(ask, room, (asked, stockroom) => {
      const possible = listed.filter((id) => mayBeShown(stockroom.products.get(id), asked));
      const shown = recommend(asked, stockroom);
      expect(shown).toHaveLength(Math.min(asked.size, possible.length));
    }),
    runs,
  );
});

test("the same question has the same answer", () => {
  fc.assert(
    fc.property(ask, room, (asked, stockroom) => {
      expect(recommend(asked, stockroom)).toEqual(recommend(asked, stockroom));
    }),
    runs,
  );
});

test("accessories obey the same filters", () => {
  fc.assert(
    fc.property(ask, room, fc.constantFrom(...listed), (asked, stockroom, id) => {
      const host = stockroom.products.get(id);
      const shown = host ? accessories(host, asked, stockroom).map((entry) => entry.id) : [];
      expect(shown.filter((one) => !mayBeShown(stockroom.products.get(one), asked))).toEqual([]);
      expect(shown).not.toContain(id);
      expect(shown.length).toBeLessThanOrEqual(asked.size);
    }),
    runs,
  );
});

test("content is in the catalogue, not read in this visit and not ignored before", () => {
  fc.assert(
    fc.property(ask, room, (asked, stockroom) => {
      for (const { id } of recommendContent(asked, stockroom)) {
        expect(stockroom.articles.get(id)).toBeDefined();
        expect(asked.trail).not.toContain(contentKey(id));
      }
    }),
    runs,
  );
});

const plain: Product = {
  id: "P0",
  name: "P0",
  url: "/p",
  currency: "EUR",
  price: 1,
  categories: ["shoes"],
  inStock: true,
};
const anyone: Ask = {
  seed: "",
  now: NOW,
  size: 1,
  trail: [],
  current: null,
  cart: [],
  owned: new Set(),
  ignored: new Map(),
  region: "DE",
  persona: null,
  rules: shelfRules,
};

interface Case {
  readonly reason: Refusal | null;
  readonly facts?: Partial<Product>;
  readonly asks?: Partial<Ask>;
}

test.each<Case>([
  { reason: "sensitive", facts: { sensitive: true } },
  { reason: "out-of-stock", facts: { inStock: false } },
  { reason: "out-of-stock", facts: { stock: 0 } },
  { reason: "other-region", facts: { regions: ["AT"] } },
  { reason: "other-region", facts: { regions: ["DE"] }, asks: { region: null } },
  { reason: "owned", asks: { owned: new Set(["P0"]) } },
  { reason: "at-hand", asks: { current: "P0" } },
  { reason: "at-hand", asks: { cart: ["P0"] } },
  { reason: "ignored", asks: { ignored: new Map([["P0", 3]]) } },
  { reason: "banned", asks: { rules: { ...shelfRules, bans: new Set(["P0"]) } } },
  { reason: "category", asks: { rules: { ...shelfRules, neverCategories: new Set(["shoes"]) } } },
  { reason: "category", asks: { rules: { ...shelfRules, onlyCategories: new Set(["gels"]) } } },
  { reason: null, facts: { consumable: true }, asks: { owned: new Set(["P0"]) } },
  { reason: null, facts: { regions: ["DE"] } },
])("answers $reason for $facts when asked with $asks", ({ reason, facts, asks }) => {
  expect(refusal({ ...plain, ...facts }, { ...anyone, ...asks })).toBe(reason);
});

test("a product that the catalogue does not know is refused as unknown", () => {
  expect(refusal(undefined, anyone)).toBe("unknown");
});
