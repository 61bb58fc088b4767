import type { PriceTier } from "#protocol/catalog/facts.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Session } from "../session/session.ts";
import type { Observation } from "./shop/observed.ts";

const HALF_LIFE_MS = 30 * 86_400_000;
const LONG_LOOK_MS = 60_000;
const RECENT_PRODUCTS = 6;
const IN_CART = 1.5;
const BOUGHT = 1.5;
const TOLD = 4;

/** Everything somebody did that may tell who they are; it fades by half every 30 days. */
export function observationsOf(
  session: Session,
  tier: PriceTier,
  catalogue: Catalogue,
  now: number,
): readonly Observation[] {
  const faded = (at: number) => 0.5 ** (Math.max(0, now - at) / HALF_LIFE_MS);
  const looks = session.viewed.flatMap(({ id, category, at, engagedMs }) => {
    const names = namesOf(id, category, catalogue);
    const inCart = session.cart.some((line) => line.id === id) ? IN_CART : 0;
    const strength = (1 + Math.min(1, engagedMs / LONG_LOOK_MS) + inCart) * faded(at);
    return names === null ? [] : [{ kind: "product", names, strength } as const];
  });
  const bought = session.orders.flatMap(({ items, at }) =>
    items.flatMap((id): readonly Observation[] => {
      const names = namesOf(id, "", catalogue);
      return names === null
        ? []
        : [{ kind: "bought", names, strength: BOUGHT * faded(at), isRecent: false }];
    }),
  );
  const contents = session.contents.map(({ id, at, engagedMs, tags }): Observation => {
    const known = catalogue.articles.get(id)?.tags ?? tags ?? [];
    const strength = (1 + Math.min(1, engagedMs / LONG_LOOK_MS)) * faded(at);
    return {
      kind: "content",
      names: known.map((tag) => `content ${tag}`),
      strength,
      isRecent: true,
    };
  });
  const searches = session.searches.map(({ id, at }): Observation => ({
    kind: "search",
    names: [],
    text: id,
    strength: faded(at),
    isRecent: true,
  }));
  const told = session.preferences.map(({ id }): Observation => ({
    kind: "preference",
    names: [`preference ${id}`],
    strength: TOLD,
    isRecent: true,
  }));
  const first = looks.length - RECENT_PRODUCTS;
  return [
    ...looks.map((look, index) => ({ ...look, isRecent: index >= first })),
    ...bought,
    ...contents,
    ...searches,
    ...told,
    { kind: "tier", names: [`tier ${tier}`], strength: 1, isRecent: true },
  ];
}

/** Null for what must never speak for a persona. */
function namesOf(id: string, category: string, catalogue: Catalogue): readonly string[] | null {
  const product = catalogue.products.get(id);
  if (!product) return category === "" ? [] : [`category ${category}`];
  if (product.sensitive) return null;
  return [
    ...product.categories.map((name) => `category ${name}`),
    ...(product.tags ?? []).map((tag) => `tag ${tag}`),
    ...(product.brand === undefined ? [] : [`brand ${product.brand}`]),
  ];
}
