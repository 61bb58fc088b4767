import type { Catalogue, Product } from "#protocol/product.ts";

const MAX_FEATURES = 3;

/** Another product that this one is compared with: of the cart, say. */
interface Compared {
  readonly id: string;
}

/**
 * What sets a product apart, at a glance: first the attributes that differ from those of the
 * products it is compared with, "cushioning: soft".
 */
export function featuresOf(
  product: Product,
  catalogue: Catalogue,
  compared: readonly Compared[],
): readonly string[] {
  const others = compared
    .filter(({ id }) => id !== product.id)
    .map(({ id }) => catalogue.products.get(id)?.attributes ?? {});
  const entries = Object.entries(product.attributes ?? {});
  const differs = ([name, value]: readonly [string, string]) =>
    others.some((attributes) => attributes[name] !== undefined && attributes[name] !== value);
  const [apart, same] = [entries.filter(differs), entries.filter((entry) => !differs(entry))];
  return [...apart, ...same].slice(0, MAX_FEATURES).map(([name, value]) => `${name}: ${value}`);
}
