import { describe, expect, test } from "vitest";
import type { Product } from "#protocol/product.ts";
import { type Ask, shelfRules, type Stockroom } from "./ask.ts";
import { build, buildLimits } from "./build.ts";
import type { FinishedVisit } from "./finished-visit.ts";
import { load } from "./load.ts";
import { recommend } from "./recommend.ts";
import { shelve } from "./shelves.ts";

const DAY_MS = 86_400_000;
const NOW = 1000 * DAY_MS;

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

function visit(letters: string, more: Partial<FinishedVisit> = {}): FinishedVisit {
  const items = Array.from(letters, (letter) => ({
    id: letter.toUpperCase(),
    bought: letter !== letter.toUpperCase(),
  }));
  return { at: NOW - DAY_MS, items, ...more };
}

function stockroom(products: readonly Product[], visits: readonly FinishedVisit[]): Stockroom {
  const loaded = load(build(visits, buildLimits));
  return {
    model: visits.length === 0 || loaded.kind === "broken" ? null : loaded,
    products: new Map(products.map((entry) => [entry.id, entry])),
    articles: new Map(),
    shelves: shelve(products, []),
  };
}

function ask(more: Partial<Ask> = {}): Ask {
  return {
    seed: "seed",
    now: NOW,
    size: 4,
    trail: [],
    current: null,
    cart: [],
    owned: new Set(),
    ignored: new Map(),
    region: "DE",
    persona: null,
    rules: { ...shelfRules, exploreShare: 0 },
    ...more,
  };
}

function steps(asked: Ask, room: Stockroom): string {
  return recommend(asked, room)
    .map(({ id, step }) => `${id} ${step}`)
    .join(", ");
}

const letters = Array.from("ABCDEFG", (id) => product(id));

describe("each place of a list names the step that filled it", () => {
  test("pins, then neighbours", () => {
    const room = stockroom(letters, [visit("ABC"), visit("ABC"), visit("ABD")]);
    const rules = { ...shelfRules, exploreShare: 0, pins: ["G"] };
    expect(steps(ask({ trail: ["A"], current: "A", rules, size: 3 }), room)).toBe(
      "G pinned, B neighbours, C neighbours",
    );
  });

  test("what is looked at together with what neighbours led to", () => {
    const room = stockroom(letters, [visit("AB"), visit("BC")]);
    expect(steps(ask({ trail: ["A"], current: "A", size: 2 }), room)).toBe(
      "B neighbours, C co-viewed",
    );
  });

  test("the persona's best of the same category before the shop's", () => {
    const visits = [
      visit("CCC", { persona: "beginner" }),
      visit("DDDDD", { persona: "advanced" }),
      visit("EEEEEEEE", { persona: "beginner" }),
    ];
    const shop = [
      ...letters.filter(({ id }) => id !== "E"),
      product("E", { categories: ["gels"] }),
    ];
    const asked = ask({ trail: ["A"], current: "A", persona: "beginner", size: 3 });
    expect(steps(asked, stockroom(shop, visits))).toBe("C persona, E best-seller, D best-seller");
  });

  test("what is new in the category before the shop's best sellers", () => {
    const shop = [...letters, product("N", { addedAt: NOW - DAY_MS })];
    const room = stockroom(shop, [visit("D")]);
    expect(steps(ask({ trail: ["A"], current: "A", size: 2 }), room)).toBe("N new, D best-seller");
  });

  test("a shop without a single visit shows what is new, then its own order", () => {
    const shop = [product("A"), product("B"), product("N", { addedAt: NOW - DAY_MS })];
    expect(steps(ask(), stockroom(shop, []))).toBe("N new, A catalogue, B catalogue");
  });

  test("on a shelf, what is made for the same purpose comes before what is only near in price", () => {
    const road = { attributes: { surface: "road", cushioning: "plush" }, tags: ["road"] };
    const trail = { attributes: { surface: "trail", cushioning: "plush" }, tags: ["trail"] };
    const shop = [
      product("trail", { ...trail, price: 10_000 }),
      product("dear", { ...road, price: 25_000 }),
      product("abroad", { ...road, price: 10_000, currency: "PLN" }),
      product("road", { ...road, price: 12_000 }),
      product("here", { ...road, price: 10_000 }),
    ];
    expect(steps(ask({ current: "here", size: 4 }), stockroom(shop, []))).toBe(
      "road same-shelf, dear same-shelf, abroad same-shelf, trail same-shelf",
    );
  });

  test("without visits, what the shop says goes with it, then the nearest shelves", () => {
    const shop = [
      product("far", { categories: ["food"] }),
      product("broad", { categories: ["shoes", "trail"] }),
      product("near", { categories: ["shoes", "road"] }),
      product("here", { categories: ["shoes", "road"], accessories: ["far"] }),
    ];
    expect(steps(ask({ current: "here" }), stockroom(shop, []))).toBe(
      "far compatible, near same-shelf, broad same-shelf",
    );
  });
});

describe("the marketer's rules", () => {
  const room = stockroom([...letters, product("G1", { categories: ["gels"] })], [visit("ABCDEFG")]);

  test("a ban takes a product out, and a pin does not bring it back", () => {
    const rules = { ...shelfRules, exploreShare: 0, pins: ["B"], bans: new Set(["B"]) };
    expect(steps(ask({ trail: ["A"], rules }), room)).not.toContain("B ");
  });

  test("only the named categories, never the others", () => {
    const only = { ...shelfRules, exploreShare: 0, onlyCategories: new Set(["gels"]) };
    expect(steps(ask({ trail: ["A"], rules: only }), room)).toBe("G1 catalogue");
    const never = { ...shelfRules, exploreShare: 0, neverCategories: new Set(["shoes"]) };
    expect(steps(ask({ trail: ["A"], rules: never }), room)).toBe("G1 catalogue");
  });
});

describe("a product too new to be judged", () => {
  const fresh = Array.from({ length: 4 }, (_, index) =>
    product(`N${index}`, { addedAt: NOW - DAY_MS, categories: ["gels"] }),
  );
  const room = stockroom([...letters, ...fresh], [visit("ABCDEFG"), visit("ABCDEFG")]);
  const rules = { ...shelfRules, exploreShare: 0.2 };
  const lists = Array.from({ length: 4000 }, (_, index) =>
    recommend(ask({ seed: `visitor ${index}`, trail: ["A"], current: "A", rules }), room),
  );

  test("gets the last place of the agreed share of lists, each one as often", () => {
    const explored = lists
      .map((list) => list.at(-1))
      .filter((entry) => entry?.step === "exploration");
    expect(explored.length / lists.length).toBeCloseTo(0.2, 1);
    for (const { id } of fresh) {
      const share = explored.filter((entry) => entry?.id === id).length / lists.length;
      expect(share).toBeGreaterThan(0.035);
      expect(share).toBeLessThan(0.065);
    }
  });

  test("every place carries the chance with which it was given", () => {
    for (const list of lists) {
      expect(list.slice(0, -1).map((entry) => entry.propensity)).toEqual([1, 1, 1]);
      const last = list.at(-1);
      expect(last?.propensity).toBeCloseTo(last?.step === "exploration" ? 0.05 : 0.8, 10);
    }
  });

  test("does not push out what the marketer pinned", () => {
    const pinned = { ...rules, exploreShare: 1, pins: ["A", "B", "C", "D"] };
    expect(steps(ask({ rules: pinned }), room)).toBe("A pinned, B pinned, C pinned, D pinned");
  });
});
