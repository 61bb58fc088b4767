import { describe, expect, test } from "vitest";
import type { TrackerEvent } from "#protocol/event.ts";
import type { Persona } from "#protocol/persona.ts";
import type { Article, Catalogue, Product } from "#protocol/product.ts";
import type { Snapshot } from "#protocol/site.ts";
import { fold } from "../session/fold.ts";
import { cartLines, newSession, type Session } from "../session/session.ts";
import { DAY, MINUTE, settings, shop, T0 } from "../test/world.ts";
import { noPersona, type PersonaState } from "./shop/persona-state.ts";
import { understand } from "./understand.ts";

function shoe(id: string, price: number, tag: string): Product {
  const rest = { name: id, currency: "EUR", url: `/p/${id}`, inStock: true };
  return { ...rest, id, price, categories: ["shoes", tag], tags: [tag] };
}
const products = [
  shoe("simple", 5900, "beginner"),
  shoe("easy", 6900, "beginner"),
  shoe("comfy", 7900, "beginner"),
  shoe("trail", 12_900, "trail"),
  shoe("fast", 21_900, "marathon"),
  shoe("faster", 22_900, "marathon"),
  shoe("fastest", 27_900, "marathon"),
];
const article = (id: string): Article => ({ id, title: id, url: `/a/${id}`, tags: ["marathon"] });
const catalogue: Catalogue = {
  version: 1,
  products: new Map(products.map((one) => [one.id, one])),
  articles: new Map(["cushioning", "first-marathon"].map((id) => [id, article(id)])),
};
const personas: readonly Persona[] = [
  {
    id: "beginner",
    name: "Beginner",
    evidence: [
      { kind: "tag", tag: "beginner", weight: 2 },
      { kind: "price-tier", tier: "low", weight: 1 },
    ],
  },
  {
    id: "marathon-runner",
    name: "Marathon runner",
    evidence: [
      { kind: "tag", tag: "marathon", weight: 2 },
      { kind: "content", tag: "marathon", weight: 1.5 },
    ],
  },
];
const snapshot: Snapshot = {
  ...shop({ campaigns: [] }).snapshot,
  personas,
};

type Told<E> = E extends TrackerEvent ? Omit<E, "agoMs"> : never;

/** Somebody who does one thing after another, and whom the shop tries to understand each time. */
class Visitor {
  session: Session = newSession(T0);
  persona: PersonaState = noPersona;
  readonly changes: string[] = [];
  readonly snapshot: Snapshot;

  constructor(of = snapshot) {
    this.snapshot = of;
  }

  does(at: number, ...events: readonly Told<TrackerEvent>[]) {
    for (const [index, told] of events.entries()) {
      const placed = { event: { ...told, agoMs: 0 }, at: at + index * 1000, order: `t/1/${index}` };
      const context = { settings, catalogue, page: { path: "/" }, now: placed.at };
      this.session = fold(this.session, [placed], context);
      this.understood(placed.at);
    }
    return this;
  }

  understood(now: number) {
    const { understanding, persona } = understand(this, this.snapshot, catalogue, now);
    this.persona = persona;
    const { personaChanged: change } = understanding;
    if (change) this.changes.push(`${change.from} → ${change.to}`);
    return understanding;
  }
}

const looks = (id: string) =>
  [
    { kind: "page_view" },
    { kind: "product_view", item: { id } },
    { kind: "dwell", subject: "product", id, engagedMs: 45_000 },
  ] as const;
const reads = (id: string) =>
  [
    { kind: "page_view" },
    { kind: "content_view", content: id },
    { kind: "dwell", subject: "content", id, engagedMs: 240_000 },
  ] as const;
const adds = (id: string) => ({ kind: "cart_add", item: { id }, quantity: 1 }) as const;
const buys = (order: string, id: string): Told<TrackerEvent> => ({
  kind: "purchase",
  order,
  value: 59,
  currency: "EUR",
  lines: [{ id, quantity: 1 }],
});

const LATER = T0 + 40 * DAY;
function tim() {
  return new Visitor()
    .does(T0, ...looks("simple"), ...looks("easy"), adds("simple"), buys("o1", "simple"))
    .does(LATER, ...looks("fast"), ...looks("faster"), ...looks("fastest"), ...looks("faster"))
    .does(LATER + 5 * MINUTE, adds("fast"), adds("faster"), ...reads("cushioning"))
    .does(LATER + 12 * MINUTE, ...reads("first-marathon"));
}

describe("Tim, who bought a simple shoe once and today fills his cart with marathon shoes", () => {
  test("was a beginner and becomes a marathon runner, once", () => {
    expect(tim().changes).toEqual(["null → beginner", "beginner → marathon-runner"]);
  });

  test("is one because of the shoes he looked at and the articles he read", () => {
    const { persona } = tim().understood(LATER + 75 * MINUTE);
    expect(persona.id).toBe("marathon-runner");
    expect(persona.reasons).toEqual([
      { code: "tag", count: 3, of: 5, what: "marathon" },
      { code: "content", count: 2, of: 0, what: "marathon" },
    ]);
  });

  test("left for lack of information and too many alike, not for the price", () => {
    const { cause } = tim().understood(LATER + 75 * MINUTE);
    const ranked = Object.entries(cause.probabilities).toSorted((one, other) => other[1] - one[1]);
    expect(
      ranked
        .slice(0, 2)
        .map(([id]) => id)
        .toSorted(),
    ).toEqual(["lacks-information", "too-many-alike"]);
    expect(cause.probabilities["shipping-shock"]).toBeLessThan(0.05);
    expect(cause.probabilities["coupon-failed"]).toBeLessThan(0.05);
    expect(cause.evidence.length).toBeGreaterThan(0);
    expect(Object.values(cause.probabilities).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
  });

  test("has two alike in the cart, a middling price level and more of a chance than a stranger", () => {
    const visitor = tim();
    expect(cartLines(visitor.session).map(({ id }) => id)).toEqual(["fast", "faster"]);
    const { tier, probability, lifecycle } = visitor.understood(LATER + 20 * MINUTE);
    expect(tier).toBe("middle");
    expect(lifecycle).toBe("new");
    const stranger = new Visitor().does(LATER, ...looks("trail")).understood(LATER);
    expect(probability).toBeGreaterThan(stranger.probability);
  });
});

describe("a persona", () => {
  test("does not swing back because of one look at something else", () => {
    const visitor = tim().does(LATER + 20 * MINUTE, ...looks("comfy"));
    expect(visitor.changes).toHaveLength(2);
  });

  test("fades: after a year of silence nobody is still believed to be a marathon runner for sure", () => {
    const visitor = tim();
    const then = visitor.understood(LATER + 20 * MINUTE).persona.confidence;
    expect(visitor.understood(LATER + 365 * DAY).persona.confidence).toBeLessThan(then / 2);
  });

  test("is unknown after a single look", () => {
    const once = new Visitor().does(T0, { kind: "product_view", item: { id: "trail" } });
    expect(once.understood(T0).persona.id).toBeNull();
  });

  test("comes from the catalogue's categories where the shop has named none", () => {
    const visitor = new Visitor({ ...snapshot, personas: [] });
    visitor.does(T0, ...looks("fast"), ...looks("faster"), ...looks("fastest"));
    expect(visitor.persona.id).toBe("marathon");
  });

  test("never comes from a private product", () => {
    const secret: Product = { ...shoe("secret", 100, "marathon"), sensitive: true };
    const catalogueOf = { ...catalogue, products: new Map([["secret", secret]]) };
    const context = { settings, catalogue: catalogueOf, page: { path: "/" }, now: T0 };
    let session = newSession(T0);
    for (let index = 0; index < 6; index++) {
      const event = { kind: "product_view", item: { id: "secret" }, agoMs: 0 } as const;
      session = fold(session, [{ event, at: T0 + index, order: "t/1/1" }], context);
    }
    expect(
      understand({ session, persona: noPersona }, snapshot, catalogueOf, T0).persona.id,
    ).toBeNull();
  });
});
