import type { Article, Product } from "#protocol/product.ts";

/** A piece of a published catalogue: first what it takes out, then what it puts in, over all pieces before it. */
export interface Segment {
  readonly removedProducts: readonly string[];
  readonly removedArticles: readonly string[];
  readonly products: readonly Product[];
  readonly articles: readonly Article[];
}

/** One version of a catalogue: its pieces in order. What they hold never changes. */
export interface Manifest {
  readonly version: number;
  readonly segments: readonly SegmentName[];
  /** What pages call a product, where that is not its id; the number of the KV value, 0 for none. */
  readonly aliases: number;
}

export interface SegmentName {
  readonly number: number;
  /** A piece that holds everything between two ids instead of what changed. */
  readonly range?: { readonly after: string; readonly until: string | null };
}

export function manifestKey(site: string, version: number): string {
  return `catalogue/${site}/${version}`;
}

export function segmentKey(site: string, number: number): string {
  return `catalogue/${site}/segment/${number}`;
}

export function aliasesKey(site: string, number: number): string {
  return `catalogue/${site}/aliases/${number}`;
}
