import type { Article, Product } from "#protocol/product.ts";

/** The catalogue in the orders that lists need when visits say too little. */
export interface Shelves {
  /** Newest first; those without a date last, in the shop's own order. */
  readonly newest: readonly Product[];
  /** Per category, broad or narrow, some of its products, newest first. */
  readonly onShelf: ReadonlyMap<string, readonly string[]>;
  readonly articles: readonly string[];
  /** Per product, the articles that speak of it. */
  readonly articlesAbout: ReadonlyMap<string, readonly string[]>;
}

/** Enough for any list, few enough to look through while a visitor waits. */
const KEPT = 1000;
const KEPT_PER_SHELF = 60;

/** Made once for each version of the catalogue. */
export function shelve(products: Iterable<Product>, articles: Iterable<Article>): Shelves {
  const listed = [...articles];
  const about = new Map<string, string[]>();
  for (const article of listed) {
    for (const id of article.products ?? []) {
      const others = about.get(id);
      if (others) others.push(article.id);
      else about.set(id, [article.id]);
    }
  }
  const newest = [...products].toSorted((a, b) => (b.addedAt ?? 0) - (a.addedAt ?? 0));
  const onShelf = new Map<string, string[]>();
  for (const { id, categories } of newest) {
    for (const category of categories) {
      const others = onShelf.get(category);
      if (!others) onShelf.set(category, [id]);
      else if (others.length < KEPT_PER_SHELF) others.push(id);
    }
  }
  return {
    newest: newest.slice(0, KEPT),
    onShelf,
    articles: listed.slice(0, KEPT).map((article) => article.id),
    articlesAbout: about,
  };
}
