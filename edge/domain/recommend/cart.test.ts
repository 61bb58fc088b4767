import { describe, expect, test } from "vitest";
import type { Product } from "#protocol/product.ts";
import { accessories } from "./accessories.ts";
import { type Ask, shelfRules, type Stockroom } from "./ask.ts";
import { build, buildLimits } from "./build.ts";
import { cartChoices } from "./cart-choice.ts";
import { recommendContent } from "./content.ts";
import { contentKey, type FinishedVisit, type VisitedItem } from "./finished-visit.ts";
import { keyFeatures } from "./key-features.ts";
import { load } from "./load.ts";
import type { Model } from "./model.ts";
import { shelve } from "./shelves.ts";

const NOW = 2_000_000_000_000;

function model(visits: readonly FinishedVisit[]): Model {
  const loaded = load(build(visits, buildLimits));
  if (loaded.kind === "broken") throw new Error(loaded.reason);
  return loaded;
}

function many(count: number, persona: string, ...items: VisitedItem[]): readonly FinishedVisit[] {
  return Array.from({ length: count }, () => ({ at: NOW, persona, items }));
}

function looked(id: string): VisitedItem {
  return { id, bought: false };
}

function bought(id: string): VisitedItem {
  return { id, bought: true };
}

function product(id: string, more: Partial<Product> = {}): Product {
  return {
    id,
    name: id,
    price: 1000,
    currency: "EUR",
    categories: ["shoes"],
    url: `/p/${id}`,
    inStock: true,
    ...more,
  };
}

const ask: Ask = {
  seed: "seed",
  now: NOW,
  size: 3,
  trail: [],
  current: null,
  cart: [],
  owned: new Set(),
  ignored: new Map(),
  region: "DE",
  persona: null,
  rules: shelfRules,
};

function room(products: readonly Product[], visits: readonly FinishedVisit[]): Stockroom {
  return {
    model: model(visits),
    products: new Map(products.map((entry) => [entry.id, entry])),
    articles: new Map(),
    shelves: shelve(products, []),
  };
}

function first(visits: readonly FinishedVisit[], persona: string | null): string | undefined {
  return cartChoices(model(visits), ["A", "B", "never seen"], persona)[0]?.id;
}

describe("the one of the cart's products to speak of", () => {
  test("is what this persona looks for and buys, not what others do", () => {
    const visits = [
      ...many(300, "advanced", looked("A")),
      ...many(200, "beginner", looked("B")),
      ...many(20, "beginner", looked("A")),
    ];
    expect(first(visits, "beginner")).toBe("B");
    expect(first(visits, "advanced")).toBe("A");
    expect(first(visits, null)).toBe("A");
  });

  test("of two looked at as often, is the one that is bought", () => {
    const visits = [...many(100, "beginner", looked("A")), ...many(100, "beginner", bought("B"))];
    expect(first(visits, "beginner")).toBe("B");
  });

  test("is not decided by three visits against three hundred", () => {
    const visits = [...many(3, "beginner", bought("B")), ...many(300, "advanced", looked("A"))];
    expect(first(visits, "beginner")).toBe("A");
  });

  test("says on how many visits it rests", () => {
    const visits = [...many(3, "beginner", looked("A")), ...many(5, "advanced", looked("A"))];
    expect(cartChoices(model(visits), ["A"], "beginner")).toMatchObject([
      { id: "A", personaVisits: 3, visits: 8 },
    ]);
  });
});

describe("key features", () => {
  const road = product("road", { attributes: { drop: "8 mm", sole: "rubber", use: "road" } });
  const trail = product("trail", { attributes: { drop: "4 mm", sole: "rubber", use: "trail" } });
  const track = product("track", { attributes: { drop: "4 mm", use: "road" } });

  test("are what differs from the compared ones, the most telling first", () => {
    expect(keyFeatures(road, [trail, track], 5)).toEqual([
      { label: "drop", value: "8 mm" },
      { label: "use", value: "road" },
    ]);
  });

  test("compared with nothing else are the first that the shop names", () => {
    expect(keyFeatures(road, [road], 1)).toEqual([{ label: "drop", value: "8 mm" }]);
  });

  test("of a product without attributes are none", () => {
    expect(keyFeatures(product("plain"), [road], 3)).toEqual([]);
  });
});

describe("accessories", () => {
  const shoe = product("shoe", { accessories: ["insole", "gone"] });
  const products = [
    shoe,
    product("insole", { categories: ["insoles"] }),
    product("socks", { categories: ["socks"], price: 300 }),
    product("other shoe", { price: 300 }),
    product("watch", { categories: ["watches"], price: 9000 }),
    product("francs", { categories: ["socks"], price: 300, currency: "CHF" }),
  ];
  const together = ["shoe", "socks", "other shoe", "watch", "francs"].map(bought);

  test("are the compatible ones, then what is bought with it, of another kind and cheaper", () => {
    expect(accessories(shoe, ask, room(products, many(3, "beginner", ...together)))).toEqual([
      { id: "insole", step: "compatible" },
      { id: "socks", step: "co-bought" },
    ]);
  });

  test("are not what was only looked at together", () => {
    const visits = many(3, "beginner", bought("shoe"), looked("socks"));
    expect(accessories(shoe, ask, room(products, visits)).map(({ id }) => id)).toEqual(["insole"]);
  });
});

describe("content", () => {
  const texts = ["guide", "review", "news"].map((id) => ({
    id,
    title: id,
    url: `/a/${id}`,
    ...(id === "review" && { products: ["shoe"] }),
  }));
  const products = [product("shoe"), product("guide")];
  const visits = many(3, "beginner", looked("shoe"), { id: "guide", bought: false, content: true });
  const stockroom: Stockroom = {
    model: model(visits),
    products: new Map(products.map((entry) => [entry.id, entry])),
    articles: new Map(texts.map((entry) => [entry.id, entry])),
    shelves: shelve(products, texts),
  };

  test("is what like visits read, then what speaks of the product, then what there is", () => {
    expect(recommendContent({ ...ask, trail: ["shoe"] }, stockroom)).toEqual([
      { id: "guide", step: "neighbours" },
      { id: "review", step: "linked" },
      { id: "news", step: "catalogue" },
    ]);
  });

  test("read in this visit is not proposed again", () => {
    const read = { ...ask, trail: ["shoe", contentKey("guide")] };
    expect(recommendContent(read, stockroom).map(({ id }) => id)).toEqual(["review", "news"]);
  });
});
