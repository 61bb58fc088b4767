import type { PriceTier } from "#protocol/catalog/facts.ts";
import type { Catalogue, Product } from "#protocol/product.ts";
import type { Session } from "../session/session.ts";
import type { Observation } from "./shop/observed.ts";

const HALF_LIFE_MS = 30 * 86_400_000;
const LONG_LOOK_MS = 60_000;
const RECENT_PRODUCTS = 6;
const IN_CART = 1.5;
const BOUGHT = 1.5;
const TOLD = 4;

// The same products are looked at by many: their names are put together once.
const known = new WeakMap<Product, readonly string[]>();

/** Everything somebody did that may tell who they are; it fades by half every 30 days. */
export function observationsOf(
  { viewed, cart, orders, contents, searches, preferences }: Session,
  tier: PriceTier,
  { products, articles }: Catalogue,
  now: number,
): readonly Observation[] {
  const found: Observation[] = [];
  const faded = (at: number) => 0.5 ** (Math.max(0, now - at) / HALF_LIFE_MS);
  // Some things must never speak for a persona.
  const maySpeak = ({ id }: { readonly id: string }) => !products.get(id)?.sensitive;
  const looks = viewed.filter(maySpeak);
  for (const [index, { id, category, at, engagedMs }] of looks.entries()) {
    const names = namesOf(products.get(id), category);
    const inCart = cart.some((line) => line.id === id) ? IN_CART : 0;
    const strength = (1 + Math.min(1, engagedMs / LONG_LOOK_MS) + inCart) * faded(at);
    const isRecent = index >= looks.length - RECENT_PRODUCTS;
    found.push({ kind: "product", names, strength, isRecent });
  }
  for (const { items, at } of orders) {
    for (const id of items) {
      if (!maySpeak({ id })) continue;
      const names = namesOf(products.get(id), "");
      found.push({ kind: "bought", names, strength: BOUGHT * faded(at), isRecent: false });
    }
  }
  for (const { id, at, engagedMs, tags } of contents) {
    const names = (articles.get(id)?.tags ?? tags ?? []).map((tag) => `content ${tag}`);
    const strength = (1 + Math.min(1, engagedMs / LONG_LOOK_MS)) * faded(at);
    found.push({ kind: "content", names, strength, isRecent: true });
  }
  for (const { id, at } of searches)
    found.push({ kind: "search", names: [], text: id, strength: faded(at), isRecent: true });
  for (const { id } of preferences)
    found.push({ kind: "preference", names: [`preference ${id}`], strength: TOLD, isRecent: true });
  found.push({ kind: "tier", names: [`tier ${tier}`], strength: 1, isRecent: true });
  return found;
}

function namesOf(product: Product | undefined, category: string): readonly string[] {
  if (!product) return category === "" ? [] : [`category ${category}`];
  const before = known.get(product);
  if (before) return before;
  const names = [
    ...product.categories.map((name) => `category ${name}`),
    ...(product.tags ?? []).map((tag) => `tag ${tag}`),
    ...(product.brand === undefined ? [] : [`brand ${product.brand}`]),
  ];
  known.set(product, names);
  return names;
}
