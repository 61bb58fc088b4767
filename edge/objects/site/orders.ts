import type { JoinHints, OrderReport } from "#protocol/order.ts";
import type { Joined, KnownOrder } from "../../domain/order/known-order.ts";
import { withReport } from "../../domain/order/known-order.ts";

const TABLES = `
  CREATE TABLE IF NOT EXISTS shopOrder(id TEXT PRIMARY KEY, json TEXT NOT NULL, visitor TEXT, joined TEXT, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS click(token TEXT PRIMARY KEY, visitor TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS customer(hash TEXT PRIMARY KEY, visitor TEXT NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
`;

/** An order with all that was said of it, and whose it is. */
export interface FiledOrder {
  readonly known: KnownOrder;
  /** Null: nobody that Edgewise knows. */
  readonly joined: Joined | null;
}

/** How many orders the shop's server told of, and how many found a visitor. */
export interface OrderCoverage {
  readonly told: number;
  readonly joined: number;
}

/** What finds an order's visitor, looked up already; the customer's number as a keyed hash. */
export interface Found extends Pick<JoinHints, "visitor" | "customer"> {
  readonly coupon: { readonly visitor: string; readonly campaign: string } | null;
  readonly click: { readonly visitor: string; readonly campaign: string } | null;
}

/** Every order that the shop's server has told of, without anything that names a person. */
export class OrderBook {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Files a report; late, repeated and reordered ones lead to the same. */
  file(report: OrderReport, found: Found, now: number): FiledOrder {
    this.#sql.exec(TABLES);
    const before = this.#one(report.order);
    const known = withReport(before?.known ?? null, report);
    const joined = this.#joined(before?.joined ?? null, found, now);
    this.#sql.exec(
      "INSERT OR REPLACE INTO shopOrder VALUES (?, ?, ?, ?, ?)",
      report.order,
      JSON.stringify(known),
      joined?.visitor ?? null,
      joined && JSON.stringify(joined),
      now,
    );
    return { known, joined };
  }

  /** Notes who came by these messages: an order that knows no more than that is theirs. */
  clicked(visitor: string, tokens: readonly string[], now: number): void {
    this.#sql.exec(TABLES);
    for (const token of tokens)
      this.#sql.exec("INSERT OR REPLACE INTO click VALUES (?, ?, ?)", token, visitor, now);
  }

  /** Whose message was clicked, and of which campaign; null: nobody's that is known. */
  clickOf(token: string): Found["click"] {
    this.#sql.exec(TABLES);
    const [row] = this.#sql
      .exec<{ visitor: string }>("SELECT visitor FROM click WHERE token = ?", token)
      .toArray();
    const [, campaign = ""] = token.split("/");
    return row && campaign !== "" ? { visitor: row.visitor, campaign } : null;
  }

  /** The orders that are known to be this visitor's. */
  of(visitor: string): readonly KnownOrder[] {
    this.#sql.exec(TABLES);
    return this.#sql
      .exec<{ json: string }>("SELECT json FROM shopOrder WHERE visitor = ?", visitor)
      .toArray()
      .map(({ json }): KnownOrder => JSON.parse(json));
  }

  /** Orders stay, for the sums; whose they were is forgotten. */
  forget(visitor: string): void {
    this.#sql.exec(TABLES);
    this.#sql.exec("UPDATE shopOrder SET visitor = NULL, joined = NULL WHERE visitor = ?", visitor);
    this.#sql.exec("DELETE FROM customer WHERE visitor = ?", visitor);
    this.#sql.exec("DELETE FROM click WHERE visitor = ?", visitor);
  }

  /** Forgets what no refund will come for any more. */
  expire(before: number): void {
    this.#sql.exec(TABLES);
    this.#sql.exec("DELETE FROM shopOrder WHERE at < ?", before);
    this.#sql.exec("DELETE FROM customer WHERE since < ?", before);
    this.#sql.exec("DELETE FROM click WHERE at < ?", before);
  }

  coverage(): OrderCoverage {
    this.#sql.exec(TABLES);
    return this.#sql
      .exec<{ told: number; joined: number }>(
        "SELECT count(*) AS told, count(visitor) AS joined FROM shopOrder",
      )
      .one();
  }

  /** The strongest hint wins; what the page knows too beats what only the treated have. */
  #joined(before: Joined | null, found: Found, now: number): Joined | null {
    const { visitor, customer, coupon, click } = found;
    if (visitor !== undefined) {
      if (customer !== undefined) this.#learn(customer, visitor, now);
      // An order does not move from one visitor to another: what was counted stays where it is.
      if (!before || before.visitor === visitor)
        return { visitor, via: "visitor", knownSince: null, campaign: before?.campaign ?? null };
    }
    if (before) return before;
    const known = customer === undefined ? null : this.#customer(customer);
    if (known) return { ...known, via: "customer", campaign: null };
    if (coupon) return { ...coupon, via: "coupon", knownSince: null };
    return click && { ...click, via: "click", knownSince: null };
  }

  #learn(hash: string, visitor: string, now: number): void {
    this.#sql.exec("INSERT OR IGNORE INTO customer VALUES (?, ?, ?)", hash, visitor, now);
  }

  #customer(hash: string): { readonly visitor: string; readonly knownSince: number } | null {
    const [row] = this.#sql
      .exec<{ visitor: string; since: number }>(
        "SELECT visitor, since FROM customer WHERE hash = ?",
        hash,
      )
      .toArray();
    return row ? { visitor: row.visitor, knownSince: row.since } : null;
  }

  #one(id: string): FiledOrder | null {
    const [row] = this.#sql
      .exec<{ json: string; joined: string | null }>(
        "SELECT json, joined FROM shopOrder WHERE id = ?",
        id,
      )
      .toArray();
    return row
      ? { known: JSON.parse(row.json), joined: row.joined === null ? null : JSON.parse(row.joined) }
      : null;
  }
}
