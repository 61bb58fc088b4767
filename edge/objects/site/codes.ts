import type { CouponAnswer } from "#protocol/coupon.ts";
import type { Codes } from "../../domain/moment.ts";
import type { OfferWish } from "../../domain/decide/offer.ts";

const TABLES = `
  CREATE TABLE IF NOT EXISTS code(code TEXT PRIMARY KEY, pool TEXT, campaign TEXT, person TEXT, endsAt INTEGER, redeemedAt INTEGER, value TEXT);
  CREATE UNIQUE INDEX IF NOT EXISTS code_once ON code(person, campaign) WHERE person IS NOT NULL;
  CREATE INDEX IF NOT EXISTS code_free ON code(pool) WHERE person IS NULL;
`;
// No visitor's id begins like this.
const NOBODY = "/";

/** A code that somebody was given. */
export interface GivenCode extends Record<string, SqlStorageValue> {
  readonly code: string;
  readonly campaign: string;
  readonly endsAt: number;
  readonly redeemedAt: number | null;
}

interface Issued extends GivenCode {
  readonly value: string;
}

/** Single-use codes: uploaded ones and computed ones, each issued at most once per person and campaign. */
export class CodeStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  create(): void {
    this.#sql.exec(TABLES);
  }

  /** Adds codes that the shop's own system knows; those already there stay as they are. Answers how many are new. */
  upload(pool: string, codes: readonly string[]): number {
    let added = 0;
    for (const code of codes) {
      added += this.#sql
        .exec("INSERT OR IGNORE INTO code(code, pool) VALUES (?, ?) RETURNING code", code, pool)
        .toArray().length;
    }
    return added;
  }

  /** Issues what is wished for, in one transaction; null where the budget or the pool is used up. */
  issue(
    person: string,
    wishes: readonly OfferWish[],
    computed: ReadonlyMap<string, string>,
    now: number,
  ): Codes {
    return Object.fromEntries(
      wishes.map((wish) => [wish.key, this.#issueOne(person, wish, computed.get(wish.key), now)]),
    );
  }

  #issueOne(
    person: string,
    wish: OfferWish,
    computed: string | undefined,
    now: number,
  ): Codes[string] {
    const { campaign, endsAt, offer, budget } = wish;
    const [known] = this.#sql
      .exec<{ code: string; endsAt: number }>(
        "SELECT code, endsAt FROM code WHERE person = ? AND campaign = ?",
        person,
        campaign,
      )
      .toArray();
    // Asked again, after a crash or for another variant: the same code while it holds, never a second one.
    if (known) return now < known.endsAt ? known : null;
    if (budget !== null && this.#open(campaign, now) >= budget) return null;
    const code = offer.source === "pool" ? this.#free(offer.pool) : computed;
    if (code === undefined) return null;
    this.#sql.exec(
      "INSERT INTO code(code, pool, campaign, person, endsAt, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(code) DO UPDATE SET campaign = ?3, person = ?4, endsAt = ?5, value = ?6",
      code,
      offer.source === "pool" ? offer.pool : null,
      campaign,
      person,
      endsAt,
      JSON.stringify(offer.value),
    );
    return { code, endsAt };
  }

  /** Whether an issued code still holds; `redeem` uses it up, once. */
  check(code: string, redeem: boolean, now: number): CouponAnswer {
    const [row] = this.#sql
      .exec<Issued>(
        "SELECT code, campaign, endsAt, redeemedAt, value FROM code WHERE code IN (?1, upper(?1)) AND person IS NOT NULL",
        code,
      )
      .toArray();
    if (!row) return { kind: "unknown" };
    if (row.redeemedAt !== null) return { kind: "used", usedAt: row.redeemedAt };
    if (now >= row.endsAt) return { kind: "ended", endsAt: row.endsAt };
    if (redeem) this.redeem(row.code, now);
    const { campaign, endsAt, value } = row;
    return { kind: "valid", campaign, endsAt, value: JSON.parse(value) };
  }

  /** Uploaded pools and how many codes are left in each. */
  pools(): ReadonlyMap<string, number> {
    const rows = this.#sql.exec<{ pool: string; left: number }>(
      "SELECT pool, count(*) FILTER (WHERE person IS NULL) AS left FROM code WHERE pool IS NOT NULL GROUP BY pool",
    );
    return new Map(rows.toArray().map(({ pool, left }) => [pool, left]));
  }

  /** Marks a code as used; answers whom it was issued to, and by which campaign; null: nobody known. */
  redeem(code: string, now: number): { visitor: string; campaign: string } | null {
    const [row] = this.#sql
      .exec<{ person: string; campaign: string }>(
        "UPDATE code SET redeemedAt = coalesce(redeemedAt, ?2) WHERE code IN (?1, upper(?1)) AND person IS NOT NULL RETURNING person, campaign",
        code,
        now,
      )
      .toArray();
    if (!row || row.person.startsWith(NOBODY)) return null;
    return { visitor: row.person, campaign: row.campaign };
  }

  /** The codes that this person was given. */
  of(person: string): readonly GivenCode[] {
    return this.#sql
      .exec<GivenCode>(
        "SELECT code, campaign, endsAt, redeemedAt FROM code WHERE person = ?",
        person,
      )
      .toArray();
  }

  /** A code that was given stays good and stays in its budget; whose it was is forgotten. */
  forget(person: string): void {
    this.#sql.exec("UPDATE code SET person = ? || code WHERE person = ?", NOBODY, person);
  }

  /** Codes of a campaign that may still be redeemed, or were: what its budget is used for. */
  #open(campaign: string, now: number): number {
    const [row] = this.#sql
      .exec(
        "SELECT count(*) AS open FROM code WHERE campaign = ? AND (redeemedAt IS NOT NULL OR endsAt > ?)",
        campaign,
        now,
      )
      .toArray();
    return Number(row?.["open"]);
  }

  #free(pool: string): string | undefined {
    const [row] = this.#sql
      .exec<{ code: string }>(
        "SELECT code FROM code WHERE pool = ? AND person IS NULL LIMIT 1",
        pool,
      )
      .toArray();
    return row?.code;
  }
}
