import type { Bucket } from "#protocol/views.ts";
import { addCounts, type Counts, type ExperimentFact } from "#protocol/counts.ts";

const TABLE = "CREATE TABLE IF NOT EXISTS experiment(day INTEGER PRIMARY KEY, json TEXT NOT NULL)";
const DAY_MS = 86_400_000;

/** The sums of all arms by day, under `CAMPAIGN/EPOCH/ARM/FIELD`: they add up in any order. */
export class Experiments {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(TABLE);
  }

  add(facts: readonly ExperimentFact[]): void {
    const days = Map.groupBy(facts, ({ at }) => Math.floor(at / DAY_MS));
    for (const [day, told] of days) {
      const sums = told.map(sumsOf).reduce(addCounts, this.#day(day));
      this.#sql.exec("INSERT OR REPLACE INTO experiment VALUES (?, ?)", day, JSON.stringify(sums));
    }
  }

  /** In order of time. */
  days(): readonly Bucket[] {
    return this.#sql
      .exec<{ day: number; json: string }>("SELECT day, json FROM experiment ORDER BY day")
      .toArray()
      .map(({ day, json }) => ({ at: day * DAY_MS, counts: JSON.parse(json) }));
  }

  #day(day: number): Counts {
    const [row] = this.#sql
      .exec<{ json: string }>("SELECT json FROM experiment WHERE day = ?", day)
      .toArray();
    return row ? JSON.parse(row.json) : {};
  }
}

function sumsOf({ campaign, epoch, arm, change }: ExperimentFact): Counts {
  return Object.fromEntries(
    Object.entries(change).map(([field, sum]) => [`${campaign}/${epoch}/${arm}/${field}`, sum]),
  );
}
