import type { VisitorRow } from "#protocol/views.ts";
import type { Flush, RosterEntry } from "#protocol/counts.ts";
import { fingerprint } from "../../domain/fingerprint.ts";
import { admit, type TabMark } from "../../domain/repeats.ts";

// Without a rowid the key is the table: a flush writes one row, not two.
const TABLE = `
  CREATE TABLE IF NOT EXISTS visitor(object BLOB PRIMARY KEY, number INTEGER NOT NULL, before INTEGER NOT NULL,
    seenAt INTEGER NOT NULL, entry TEXT NOT NULL) WITHOUT ROWID
`;
const ERASED = "";
const MAX_MARKS = 12;
const MAX_TEXT = 64;

interface MarkRow extends Record<string, SqlStorageValue> {
  number: number;
  before: number;
  seenAt: number;
  entry: string;
}

interface EntryRow extends Record<string, SqlStorageValue> {
  object: ArrayBuffer;
  seenAt: number;
  entry: string;
}

/** A row as lists and collective sends read it. */
export interface RosterRow extends VisitorRow {
  /** Marks of the products that this visitor waits for, see `markOf`. */
  readonly watched: readonly string[];
}

/** One row per visitor of a shard, at most 300 bytes. */
export class Roster {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(TABLE);
  }

  /** Takes a flush once, in whatever order flushes come; false if it was taken, or its visitor erased. */
  take(object: string, { number, roster }: Flush, now: number): boolean {
    const key = bytesOf(object);
    const [row] = this.#sql
      .exec<MarkRow>("SELECT number, before, seenAt, entry FROM visitor WHERE object = ?", key)
      .toArray();
    const isOver = row?.entry === ERASED && row.seenAt <= now;
    const known: readonly TabMark[] = row && !isOver ? [["", row.number, row.before]] : [];
    const [mark] = admit(known, "", number) ?? [];
    if (!mark) return false;
    const [, highest, before] = mark;
    // An earlier flush that comes late says nothing about now.
    const { seenAt, entry } =
      row && highest !== number ? row : { seenAt: roster.seenAt, entry: encoded(roster) };
    this.#sql.exec(
      "INSERT OR REPLACE INTO visitor VALUES (?, ?, ?, ?, ?)",
      key,
      highest,
      before,
      seenAt,
      entry,
    );
    return true;
  }

  /** Forgets a visitor; flushes that are still under way count no more until then. */
  erase(object: string, until: number): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO visitor VALUES (?, ?, 0, ?, ?)",
      bytesOf(object),
      Number.MAX_SAFE_INTEGER,
      until,
      ERASED,
    );
  }

  /** Forgets who has not been seen since, and who was erased long enough ago. */
  expire(seenBefore: number, now: number): void {
    this.#sql.exec(
      "DELETE FROM visitor WHERE (entry <> ?1 AND seenAt < ?2) OR (entry = ?1 AND seenAt <= ?3)",
      ERASED,
      seenBefore,
      now,
    );
  }

  /** The latest first, after this place; ties are in the order of their ids, so that pages neither repeat nor skip. */
  latest(seenAt: number, visitor: string, limit: number): readonly RosterRow[] {
    return this.#rows(
      "SELECT object, seenAt, entry FROM visitor WHERE entry <> ?1 AND (seenAt < ?2 OR (seenAt = ?2 AND object > ?3)) ORDER BY seenAt DESC, object LIMIT ?4",
      ERASED,
      seenAt,
      bytesOf(visitor),
      limit,
    );
  }

  /** Everybody once, in the order of their ids, which never changes while somebody pages. */
  page(after: string, limit: number): readonly RosterRow[] {
    return this.#rows(
      "SELECT object, seenAt, entry FROM visitor WHERE entry <> ? AND object > ? ORDER BY object LIMIT ?",
      ERASED,
      bytesOf(after),
      limit,
    );
  }

  row(object: string): RosterRow | null {
    const query = "SELECT object, seenAt, entry FROM visitor WHERE entry <> ? AND object = ?";
    return this.#rows(query, ERASED, bytesOf(object))[0] ?? null;
  }

  size(): number {
    const [row] = this.#sql
      .exec("SELECT count(*) AS size FROM visitor WHERE entry <> ?", ERASED)
      .toArray();
    return Number(row?.["size"] ?? 0);
  }

  /** How many were seen since, and the first of them by their ids. */
  some(at: number, limit: number): { readonly visitors: number; readonly some: readonly string[] } {
    const { visitors } = this.#sql
      .exec<{ visitors: number }>(
        "SELECT count(*) AS visitors FROM visitor WHERE entry <> ? AND seenAt >= ?",
        ERASED,
        at,
      )
      .one();
    const rows = this.#sql
      .exec<{ object: ArrayBuffer }>(
        "SELECT object FROM visitor WHERE entry <> ? AND seenAt >= ? ORDER BY object LIMIT ?",
        ERASED,
        at,
        limit,
      )
      .toArray();
    return { visitors, some: rows.map(({ object }) => hexOf(object)) };
  }

  seenSince(at: number): readonly RosterRow[] {
    return this.#rows(
      "SELECT object, seenAt, entry FROM visitor WHERE entry <> ? AND seenAt >= ? ORDER BY seenAt",
      ERASED,
      at,
    );
  }

  #rows(query: string, ...bindings: SqlStorageValue[]): readonly RosterRow[] {
    return this.#sql
      .exec<EntryRow>(query, ...bindings)
      .toArray()
      .map(({ object, seenAt, entry }) => ({
        ...decoded(entry),
        seenAt,
        visitor: hexOf(object),
      }));
  }
}

/** A product as the roster names it: few bytes, rarely the same for two; the visitor's own object knows for sure. */
export function markOf(product: string): string {
  return fingerprint(product).toString(36);
}

type Cells = readonly [0 | 1, string, string | null, string, number, string, string];

function encoded(entry: RosterEntry): string {
  const cells: Cells = [
    entry.reachable ? 1 : 0,
    entry.locale.slice(0, MAX_TEXT),
    entry.persona?.slice(0, MAX_TEXT) ?? null,
    entry.stage,
    entry.cartValue,
    entry.currency,
    entry.watched.slice(-MAX_MARKS).map(markOf).join(" "),
  ];
  return JSON.stringify(cells);
}

function decoded(text: string): Omit<RosterRow, "seenAt" | "visitor"> {
  const cells: Cells = JSON.parse(text);
  const [reachable, locale, persona, stage, cartValue, currency, marks] = cells;
  const watched = marks === "" ? [] : marks.split(" ");
  return { reachable: reachable === 1, locale, persona, stage, cartValue, currency, watched };
}

/** An object's id, which is a keyed hash, in half the room. */
function bytesOf(object: string): ArrayBuffer {
  const pairs = object.match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)).buffer;
}

function hexOf(object: ArrayBuffer): string {
  return Array.from(new Uint8Array(object), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
