import type { Bucket } from "#protocol/views.ts";
import { addCounts, type Counts } from "#protocol/counts.ts";

const TABLES = `
  CREATE TABLE IF NOT EXISTS bucket(slot INTEGER PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS import(id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
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

  add(span: Span, at: number, counts: Counts): void {
    const slot = slotOf(span, at);
    const [row] = this.#sql
      .exec<{ json: string }>("SELECT json FROM bucket WHERE slot = ?", slot)
      .toArray();
    const sum = bounded(row ? JSON.parse(row.json) : {}, counts);
    this.#sql.exec("INSERT OR REPLACE INTO bucket VALUES (?, ?)", slot, JSON.stringify(sum));
  }

  /** In order of time; of the same moment, finer spans first. */
  between(from: number, until: number): readonly Bucket[] {
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
  remove(span: Span, until: number): readonly Bucket[] {
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

/** The same counts in wider buckets. */
export function inSteps(buckets: readonly Bucket[], step: Span): readonly Bucket[] {
  const width = spanMs[step];
  const steps = Map.groupBy(buckets, ({ at }) => Math.floor(at / width) * width);
  return [...steps]
    .map(([at, parts]) => ({ at, counts: together(parts) }))
    .toSorted((left, right) => left.at - right.at);
}

// Two years of days are mostly alone in their step; those are not copied.
function together(buckets: readonly Bucket[]): Counts {
  const [first, ...others] = buckets;
  if (!first || others.length === 0) return first?.counts ?? {};
  const sums = new Map(Object.entries(first.counts));
  for (const { counts } of others)
    for (const name of Object.keys(counts))
      sums.set(name, (sums.get(name) ?? 0) + (counts[name] ?? 0));
  return Object.fromEntries(sums);
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

function slotOf(span: Span, at: number): number {
  return Math.floor(at / spanMs[span]) * spanMs[span] * SPANS + spans.indexOf(span);
}

function bucketOf({ slot, json }: Row): Bucket {
  return { at: Math.floor(slot / SPANS), counts: JSON.parse(json) };
}
