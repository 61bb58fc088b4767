import type { Product } from "#protocol/product.ts";

/** What one visitor's browser says of a product that the catalogue does not know. */
export interface Sighting {
  readonly id: string;
  /** The beginning of the visitor's id: too little to name one, enough to tell most of them apart. */
  readonly visitor: string;
  readonly name?: string;
  /** Minor units. */
  readonly price?: number;
  readonly currency?: string;
  readonly category?: string;
  readonly brand?: string;
  /** The page, on one of the shop's own origins. */
  readonly url?: string;
}

/** The same words from several visitors. */
export interface Claim {
  readonly product: Product;
  readonly visitors: readonly string[];
}

/** So many different visitors must say the same: one browser can be made to say anything. */
export const VISITORS_NEEDED = 3;
const CLAIMS_KEPT = 4;

/** The claims about one id after one more visitor spoke; what nobody repeats is dropped first. */
export function heard(claims: readonly Claim[], sighting: Sighting): readonly Claim[] {
  const product = claimed(sighting);
  if (!product) return claims;
  const words = JSON.stringify(product);
  const same = claims.find((claim) => JSON.stringify(claim.product) === words);
  if (same?.visitors.includes(sighting.visitor)) return claims;
  const visitors = [...(same?.visitors ?? []), sighting.visitor].slice(-VISITORS_NEEDED);
  return [{ product, visitors }, ...claims.filter((claim) => claim !== same)]
    .toSorted((left, right) => right.visitors.length - left.visitors.length)
    .slice(0, CLAIMS_KEPT);
}

/** The product that enough visitors agree on. */
export function agreed(claims: readonly Claim[]): Product | null {
  return claims.find(({ visitors }) => visitors.length >= VISITORS_NEEDED)?.product ?? null;
}

function claimed({ id, name, price, currency, category, brand, url }: Sighting): Product | null {
  if (name === undefined || price === undefined || currency === undefined || url === undefined) {
    return null;
  }
  return {
    id,
    name,
    price,
    currency,
    categories: category === undefined ? [] : [category],
    url,
    // Its own page was open and showed a price; the feed will know better.
    inStock: true,
    ...(brand !== undefined && { brand }),
  };
}
