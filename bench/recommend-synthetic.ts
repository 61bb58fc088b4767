import type { FinishedVisit } from "../edge/domain/recommend/finished-visit.ts";
import { contentKey } from "../edge/domain/recommend/finished-visit.ts";

export interface SyntheticShop {
  readonly visits: number;
  readonly products: number;
  readonly seed: number;
}

const SHELF = 50;
const DAY_MS = 86_400_000;
/** 2026-06-01T00:00:00Z */
const FIRST_AT = 1_780_272_000_000;
const PERSONAS = ["beginner", "advanced", "gift"];

/**
 * Visits of a made-up shop: demand falls by rank (Zipf), visitors stay on a shelf of 50 products, step to
 * near ones, go back now and then, read an article, and one in thirty buys.
 */
export function syntheticVisits({
  visits,
  products,
  seed,
}: SyntheticShop): readonly FinishedVisit[] {
  const chance = generator(seed);
  const pick = zipf(products, chance);
  return Array.from({ length: visits }, (_, number) => {
    const items: { id: string; bought: boolean; content?: boolean }[] = [];
    let product = pick();
    for (let step = 1 + Math.floor(-Math.log(1 - chance()) * 5); step > 0; step--) {
      items.push({ id: `P${product}`, bought: chance() < 1 / 30 });
      if (chance() < 0.05)
        items.push({ id: `guide-${product % 40}`, bought: false, content: true });
      product = nextProduct(product, products, chance, pick);
    }
    return {
      at: FIRST_AT + (number / visits) * 30 * DAY_MS,
      persona: PERSONAS[Math.floor(chance() * PERSONAS.length)] ?? "gift",
      items,
    };
  });
}

function nextProduct(
  product: number,
  products: number,
  chance: () => number,
  pick: () => number,
): number {
  const way = chance();
  if (way < 0.15) return pick();
  const shelf = product - (product % SHELF);
  const near = way < 0.6 ? product + 1 : shelf + Math.floor(chance() ** 2 * SHELF);
  return Math.min(products - 1, shelf + (near % SHELF));
}

/** Ranks drawn so that the n-th has a chance in proportion to 1 / n, spread over all shelves. */
function zipf(products: number, chance: () => number): () => number {
  const spread = 7919;
  return () => (Math.floor(products ** chance()) * spread) % products;
}

/** Numerical Recipes' generator: the same shop on every machine. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

/** What the visitor of a made-up visit has looked at, as the ranker reads it. */
export function keysOf(visit: FinishedVisit): readonly string[] {
  return visit.items.map((item) => (item.content ? contentKey(item.id) : item.id));
}
