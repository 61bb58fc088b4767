import type { IdsView } from "#protocol/health.ts";
import type { Product } from "#protocol/product.ts";
import { type IdRule, keysOfReported, ruleOf } from "../../../domain/catalogue/id-keys.ts";
import { agreed, type Claim, heard, type Sighting } from "../../../domain/catalogue/sighting.ts";
import type { SiteStore } from "../store.ts";
import type { CatalogueStore } from "./store.ts";

/** What an isolate saw of products on pages since it reported last. */
export interface LooksReport {
  /** Looks at products that the catalogue knows under this id or an alias. */
  readonly known: number;
  readonly unknown: readonly Sighting[];
}

const TABLE = `CREATE TABLE IF NOT EXISTS look(id TEXT PRIMARY KEY, looks INTEGER NOT NULL, at INTEGER NOT NULL, product TEXT, rule TEXT, claims TEXT NOT NULL) WITHOUT ROWID;`;
const DAY_MS = 86_400_000;
const DAYS_KEPT = 7;
const IDS_KEPT = 5000;
const LISTED = 200;

type Days = Readonly<Record<string, { readonly known: number; readonly unknown: number }>>;

interface Row extends Record<string, SqlStorageValue> {
  readonly id: string;
  readonly looks: number;
  readonly product: string | null;
  readonly rule: string | null;
  readonly claims: string;
}

/** Which ids pages use, what they mean, and what visitors' browsers say of products nobody told us of. */
export class Looks {
  readonly #sql: SqlStorage;
  readonly #site: SiteStore;
  readonly #store: CatalogueStore;

  constructor(sql: SqlStorage, site: SiteStore, store: CatalogueStore) {
    this.#sql = sql;
    this.#site = site;
    this.#store = store;
  }

  create(): void {
    this.#sql.exec(TABLE);
  }

  /** Takes a report; answers products that enough visitors agree on, and whether an alias is new. */
  take(report: LooksReport, now: number): { products: readonly Product[]; hasAlias: boolean } {
    const products: Product[] = [];
    let hasAlias = false;
    let unknown = 0;
    for (const sighting of report.unknown) {
      const row = this.#row(sighting.id);
      const found = row?.product ? null : this.#find(sighting.id);
      const product = row?.product ?? found?.product ?? null;
      const claims = product ? [] : heard(row ? parseClaims(row.claims) : [], sighting);
      this.#sql.exec(
        "INSERT OR REPLACE INTO look VALUES (?, ?, ?, ?, ?, ?)",
        sighting.id,
        (row?.looks ?? 0) + 1,
        now,
        product,
        row?.rule ?? found?.rule ?? null,
        JSON.stringify(claims),
      );
      if (!product) unknown++;
      if (found) hasAlias = true;
      const gap = agreed(claims);
      if (gap) products.push(gap);
    }
    this.#count(report.known + report.unknown.length - unknown, unknown, now);
    this.#sql.exec(
      "DELETE FROM look WHERE id IN (SELECT id FROM look ORDER BY at DESC LIMIT -1 OFFSET ?)",
      IDS_KEPT,
    );
    return { products, hasAlias };
  }

  /** What pages call products whose id is another. */
  aliases(): Readonly<Record<string, string>> {
    const found = this.#sql
      .exec<Row>("SELECT * FROM look WHERE product IS NOT NULL")
      .toArray()
      .map(({ id, product }) => [id, product ?? id] as const);
    return { ...Object.fromEntries(found), ...this.byHand() };
  }

  byHand(): Readonly<Record<string, string>> {
    return this.#site.doc<Record<string, string>>("ids-by-hand") ?? {};
  }

  setByHand(byHand: Readonly<Record<string, string>>): void {
    this.#site.putDoc("ids-by-hand", byHand);
    // Looked up anew: what was matched by a rule may have been wrong, what was missing may be there.
    this.#sql.exec("UPDATE look SET product = NULL, rule = NULL");
    for (const { id } of this.#sql.exec<{ id: string }>("SELECT id FROM look").toArray()) {
      const found = this.#find(id);
      if (found)
        this.#sql.exec(
          "UPDATE look SET product = ?, rule = ? WHERE id = ?",
          found.product,
          found.rule,
          id,
        );
    }
  }

  /** Share of looks at products that the catalogue knows, over the last days. */
  share(): number | null {
    let known = 0;
    let all = 0;
    for (const day of Object.values(this.#days())) {
      known += day.known;
      all += day.known + day.unknown;
    }
    return all === 0 ? null : known / all;
  }

  view(): IdsView {
    const rows = this.#sql.exec<Row>("SELECT * FROM look ORDER BY looks DESC").toArray();
    const byRule: Record<string, number> = {};
    for (const { rule } of rows) if (rule) byRule[rule] = (byRule[rule] ?? 0) + 1;
    const unmatched = rows.filter(({ id, product }) => !product && !this.#store.product(id));
    return {
      seen: rows.length,
      matched: rows.length - unmatched.length,
      share: this.share(),
      byRule,
      byHand: this.byHand(),
      unmatched: unmatched.slice(0, LISTED).map(({ id, looks }) => ({ id, looks })),
    };
  }

  /** The product that an id means, by the surest rule that names exactly one, or one of its variants. */
  #find(id: string): { product: string; rule: IdRule } | null {
    const named = this.byHand()[id];
    if (named !== undefined && this.#store.product(named))
      return { product: named, rule: "by-hand" };
    for (const key of keysOfReported(id)) {
      const rule = ruleOf(key);
      const [product, another] = this.#store.byKey(key);
      // Any variant stands for its group; of all else only a single product is an answer.
      if (product !== undefined && (another === undefined || rule === "group"))
        return { product, rule };
    }
    return null;
  }

  #row(id: string): Row | null {
    return this.#sql.exec<Row>("SELECT * FROM look WHERE id = ?", id).toArray()[0] ?? null;
  }

  #days(): Days {
    return this.#site.doc<Days>("looks") ?? {};
  }

  #count(known: number, unknown: number, now: number): void {
    const today = String(Math.floor(now / DAY_MS));
    const oldest = Number(today) - DAYS_KEPT;
    const days = Object.entries(this.#days()).filter(([day]) => Number(day) > oldest);
    const before = this.#days()[today] ?? { known: 0, unknown: 0 };
    this.#site.putDoc("looks", {
      ...Object.fromEntries(days),
      [today]: { known: before.known + known, unknown: before.unknown + unknown },
    });
  }
}

function parseClaims(json: string): readonly Claim[] {
  const claims: readonly Claim[] = JSON.parse(json);
  return claims;
}
