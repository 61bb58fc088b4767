import type { Article, Product } from "#protocol/product.ts";
import type { CatalogueChange, ProductChange } from "../../../domain/catalogue/changes.ts";
import type { PriceHistory, PricePoint } from "../../../domain/catalogue/price-history.ts";
import type { Segment } from "./segment.ts";

// Trees without row ids: an entry costs one row, and one for the index that finds what is new.
const TABLES = `
  CREATE TABLE IF NOT EXISTS item(id TEXT PRIMARY KEY, segment INTEGER NOT NULL, origin TEXT NOT NULL, json TEXT NOT NULL, prices TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS item_segment ON item(segment);
  CREATE TABLE IF NOT EXISTS guide(id TEXT PRIMARY KEY, segment INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS removal(segment INTEGER, kind TEXT, id TEXT, PRIMARY KEY(segment, kind, id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS id_key(key TEXT, id TEXT, PRIMARY KEY(key, id)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS id_key_of ON id_key(id);
  CREATE TABLE IF NOT EXISTS change(version INTEGER, kind TEXT, id TEXT, PRIMARY KEY(version, kind, id)) WITHOUT ROWID;
`;

/** Who said what a product is: the shop itself, its feed, or enough visitors' browsers. */
export type Origin = "shop" | "feed" | "pages";

export interface StoredProduct {
  readonly product: Product;
  readonly json: string;
  readonly origin: Origin;
  readonly history: PriceHistory;
}

interface Row extends Record<string, SqlStorageValue> {
  readonly json: string;
  readonly prices: string;
  readonly origin: string;
}

/** The shop's catalogue as it is now, each entry with the segment that it is published in. */
export class CatalogueStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  create(): void {
    this.#sql.exec(TABLES);
  }

  product(id: string): StoredProduct | null {
    const [row] = this.#sql
      .exec<Row>("SELECT json, prices, origin FROM item WHERE id = ?", id)
      .toArray();
    if (!row) return null;
    const { json, prices } = row;
    const origin = row.origin === "feed" ? "feed" : row.origin === "pages" ? "pages" : "shop";
    return { product: JSON.parse(json), json, origin, history: historyOf(JSON.parse(prices)) };
  }

  putProduct(segment: number, { product, json, origin, history }: StoredProduct): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?, ?)",
      product.id,
      segment,
      origin,
      json,
      JSON.stringify(history),
    );
  }

  setOrigin(id: string, origin: Origin): void {
    this.#sql.exec("UPDATE item SET origin = ? WHERE id = ?", origin, id);
  }

  /** False if the article was the same before. */
  putArticle(segment: number, article: Article): "new" | "changed" | "same" {
    const json = JSON.stringify(article);
    const [row] = this.#sql
      .exec<{ json: string }>("SELECT json FROM guide WHERE id = ?", article.id)
      .toArray();
    if (row?.json === json) return "same";
    this.#sql.exec("INSERT OR REPLACE INTO guide VALUES (?, ?, ?)", article.id, segment, json);
    return row ? "changed" : "new";
  }

  /** Takes an entry out; false if there was none. */
  remove(segment: number, kind: "item" | "guide", id: string): boolean {
    const removed = this.#sql.exec(`DELETE FROM ${kind} WHERE id = ? RETURNING id`, id);
    if (removed.toArray().length === 0) return false;
    if (kind === "item") this.#sql.exec("DELETE FROM id_key WHERE id = ?", id);
    this.#sql.exec("INSERT OR IGNORE INTO removal VALUES (?, ?, ?)", segment, kind, id);
    return true;
  }

  products(after: string, limit: number): readonly Product[] {
    return this.#sql
      .exec<{ json: string }>(
        "SELECT json FROM item WHERE id > ? ORDER BY id LIMIT ?",
        after,
        limit,
      )
      .toArray()
      .map(({ json }): Product => JSON.parse(json));
  }

  articles(): readonly Article[] {
    return this.#sql
      .exec<{ json: string }>("SELECT json FROM guide ORDER BY id")
      .toArray()
      .map(({ json }): Article => JSON.parse(json));
  }

  /** Ids of one origin, page by page. */
  idsOf(origin: Origin, after: string, limit: number): readonly string[] {
    return this.#sql
      .exec<{ id: string }>(
        "SELECT id FROM item WHERE id > ? AND origin = ? ORDER BY id LIMIT ?",
        after,
        origin,
        limit,
      )
      .toArray()
      .map(({ id }) => id);
  }

  /** What was entered and taken out since the segment before. */
  segment(number: number): Segment {
    const found = (table: string) =>
      this.#sql
        .exec<{ json: string }>(`SELECT json FROM ${table} WHERE segment = ?`, number)
        .toArray()
        .map(({ json }) => json);
    const removals = this.#sql
      .exec<{ kind: string; id: string }>("SELECT kind, id FROM removal WHERE segment = ?", number)
      .toArray();
    const removed = (kind: string) =>
      removals.filter((row) => row.kind === kind).map(({ id }) => id);
    return {
      removedProducts: removed("item"),
      removedArticles: removed("guide"),
      products: found("item").map((json): Product => JSON.parse(json)),
      articles: found("guide").map((json): Article => JSON.parse(json)),
    };
  }

  forgetRemovals(before: number): void {
    this.#sql.exec("DELETE FROM removal WHERE segment < ?", before);
  }

  putKeys(id: string, keys: readonly string[]): void {
    this.#sql.exec("DELETE FROM id_key WHERE id = ?", id);
    for (const key of keys) this.#sql.exec("INSERT OR IGNORE INTO id_key VALUES (?, ?)", key, id);
  }

  keysOf(id: string): readonly string[] {
    return this.#sql
      .exec<{ key: string }>("SELECT key FROM id_key WHERE id = ? ORDER BY key", id)
      .toArray()
      .map(({ key }) => key);
  }

  /** The products that go by this key; at most two, which is enough to see that it is not one. */
  byKey(key: string): readonly string[] {
    return this.#sql
      .exec<{ id: string }>("SELECT id FROM id_key WHERE key = ? ORDER BY id LIMIT 2", key)
      .toArray()
      .map(({ id }) => id);
  }

  noteChange(version: number, { kind, market }: ProductChange, id: string): void {
    // The table has no column for the market, and a new one would have to be added to those there are.
    const name = market === undefined ? kind : `${kind}/${market}`;
    this.#sql.exec("INSERT OR IGNORE INTO change VALUES (?, ?, ?)", version, name, id);
  }

  changesAfter(version: number): readonly CatalogueChange[] {
    return this.#sql
      .exec<{ version: number; kind: string; id: string }>(
        "SELECT version, kind, id FROM change WHERE version > ? ORDER BY version",
        version,
      )
      .toArray()
      .map(({ kind: name, ...row }) => {
        const [kind, ...market] = name.split("/");
        return {
          ...row,
          kind: kind === "price-drop" ? kind : "back-in-stock",
          ...(market.length > 0 && { market: market.join("/") }),
        };
      });
  }

  forgetChanges(before: number): void {
    this.#sql.exec("DELETE FROM change WHERE version < ?", before);
  }
}

// Before markets had histories of their own, the row was the catalogue's former prices.
function historyOf(stored: PriceHistory | readonly PricePoint[]): PriceHistory {
  return "points" in stored ? stored : { points: stored, markets: {} };
}
