import type { Bucket } from "#protocol/api.ts";
import { addCounts, type Counts, type RosterEntry } from "#protocol/counts.ts";

const TABLES = `
  CREATE TABLE IF NOT EXISTS roster(slot INTEGER PRIMARY KEY, object TEXT NOT NULL, number INTEGER NOT NULL, seenAt INTEGER NOT NULL, json TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS bucket(slot INTEGER PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS import(id TEXT PRIMARY KEY, json TEXT NOT NULL);
`;

/** Spans of time that counts are kept by. */
export const spans = ["minute", "hour", "day"] as const;
export type Span = (typeof spans)[number];

export const spanMs: Readonly<Record<Span, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

// Three spans share one table: time and span together are the integer key, which costs no index row.
const SPANS = 4;

/** What one shard of a shop's census keeps. */
export class CensusStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.#sql.exec(TABLES);
  }

  lastNumber(object: string): number {
    const [row] = this.#sql
      .exec("SELECT number FROM roster WHERE slot = ?", slotOf(object))
      .toArray();
    return Number(row?.["number"] ?? 0);
  }

  putRoster(object: string, number: number, entry: RosterEntry): void {
    this.#sql.exec(
      "INSERT INTO roster VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT(slot) DO UPDATE SET number = ?3, seenAt = ?4, json = ?5",
      slotOf(object),
      object,
      number,
      entry.seenAt,
      JSON.stringify(entry),
    );
  }

  deleteRoster(object: string): void {
    this.#sql.exec("DELETE FROM roster WHERE slot = ?", slotOf(object));
  }

  roster(before: number, limit: number): readonly (RosterEntry & { readonly visitor: string })[] {
    return this.#sql
      .exec(
        "SELECT object, json FROM roster WHERE seenAt < ? ORDER BY seenAt DESC LIMIT ?",
        before,
        limit,
      )
      .toArray()
      .map((row) => ({ ...parse<RosterEntry>(row["json"]), visitor: String(row["object"]) }));
  }

  seenSince(at: number): readonly RosterEntry[] {
    return this.#sql
      .exec("SELECT json FROM roster WHERE seenAt >= ?", at)
      .toArray()
      .map((row) => parse<RosterEntry>(row["json"]));
  }

  add(span: Span, at: number, counts: Counts): void {
    const slot = bucketSlot(span, at);
    const [row] = this.#sql.exec("SELECT json FROM bucket WHERE slot = ?", slot).toArray();
    const sum = row ? addCounts(parse<Counts>(row["json"]), counts) : counts;
    this.#sql.exec(
      "INSERT INTO bucket VALUES (?1, ?2) ON CONFLICT(slot) DO UPDATE SET json = ?2",
      slot,
      JSON.stringify(sum),
    );
  }

  buckets(from: number, until: number): readonly (Bucket & { readonly span: Span })[] {
    return this.#sql
      .exec(
        "SELECT slot, json FROM bucket WHERE slot >= ? AND slot < ? ORDER BY slot",
        from * SPANS,
        until * SPANS,
      )
      .toArray()
      .map((row) => {
        const slot = Number(row["slot"]);
        return {
          at: Math.floor(slot / SPANS),
          span: spans[slot % SPANS] ?? "minute",
          counts: parse<Counts>(row["json"]),
        };
      });
  }

  dropBucket(span: Span, at: number): void {
    this.#sql.exec("DELETE FROM bucket WHERE slot = ?", bucketSlot(span, at));
  }

  addImport(id: string, counts: Counts): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO import VALUES (?, ?)",
      id,
      JSON.stringify(addCounts(this.import(id), counts)),
    );
  }

  import(id: string): Counts {
    const [row] = this.#sql.exec("SELECT json FROM import WHERE id = ?", id).toArray();
    return row ? parse<Counts>(row["json"]) : {};
  }
}

function bucketSlot(span: Span, at: number): number {
  return Math.floor(at / spanMs[span]) * spanMs[span] * SPANS + spans.indexOf(span);
}

/** The first 52 bits of an object's id, which is a keyed hash: an integer key costs one row instead of two. */
function slotOf(object: string): number {
  return Number.parseInt(object.slice(0, 13), 16);
}

function parse<T>(json: SqlStorageValue | undefined): T {
  return JSON.parse(String(json));
}
