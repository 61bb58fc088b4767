import { addCounts, type Counts } from "#protocol/counts.ts";
import { type KeptBucket, type Span, spans } from "../../domain/steps.ts";

const TABLES = `
  CREATE TABLE IF NOT EXISTS bucket(slot INTEGER PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS import(id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
`;

// Three spans share one table: time and span together are the integer key, which costs no index row.
const SPANS = 4;
// Some names are made of what pages report; a bucket must stay one small row whatever they invent.
const MAX_NAMES = 4000;

interface Row extends Record<string, SqlStorageValue> {
  slot: number;
  json: string;
}

/** What one shard has counted, by time. */
export class Buckets {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(TABLES);
  }

  /** Adds to the bucket of a span that begins `at`; what begins a day is the shop's clock's affair. */
  add(span: Span, at: number, counts: Counts): void {
    const slot = at * SPANS + spans.indexOf(span);
    const [row] = this.#sql
      .exec<{ json: string }>("SELECT json FROM bucket WHERE slot = ?", slot)
      .toArray();
    const sum = bounded(row ? JSON.parse(row.json) : {}, counts);
    this.#sql.exec("INSERT OR REPLACE INTO bucket VALUES (?, ?)", slot, JSON.stringify(sum));
  }

  /** In order of time; of the same moment, finer spans first. */
  between(from: number, until: number): readonly KeptBucket[] {
    return this.#sql
      .exec<Row>(
        "SELECT slot, json FROM bucket WHERE slot >= ? AND slot < ? ORDER BY slot",
        from * SPANS,
        until * SPANS,
      )
      .toArray()
      .map(bucketOf);
  }

  /** Takes away and answers all buckets of a span that began before `until`. */
  remove(span: Span, until: number): readonly KeptBucket[] {
    return this.#sql
      .exec<Row>(
        "DELETE FROM bucket WHERE slot < ? AND slot % ? = ? RETURNING slot, json",
        until * SPANS,
        SPANS,
        spans.indexOf(span),
      )
      .toArray()
      .map(bucketOf);
  }

  addImport(id: string, counts: Counts): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO import VALUES (?, ?)",
      id,
      JSON.stringify(bounded(this.import(id), counts)),
    );
  }

  import(id: string): Counts {
    const [row] = this.#sql
      .exec<{ json: string }>("SELECT json FROM import WHERE id = ?", id)
      .toArray();
    return row ? JSON.parse(row.json) : {};
  }
}

function bounded(before: Counts, more: Counts): Counts {
  let room = MAX_NAMES - Object.keys(before).length;
  if (room > Object.keys(more).length) return addCounts(before, more);
  const sum: Record<string, number> = { ...before };
  for (const [name, count] of Object.entries(more)) {
    const isNew = !(name in sum);
    const kept = isNew && room <= 0 ? `${name.split("/")[0]}/…` : name;
    if (isNew) room--;
    sum[kept] = (sum[kept] ?? 0) + count;
  }
  return sum;
}

function bucketOf({ slot, json }: Row): KeptBucket {
  return {
    at: Math.floor(slot / SPANS),
    span: spans[slot % SPANS] ?? "minute",
    counts: JSON.parse(json),
  };
}
