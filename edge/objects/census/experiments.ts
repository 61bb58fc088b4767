import type { Bucket } from "#protocol/views.ts";
import { addCounts, type Counts, type ExperimentFact } from "#protocol/counts.ts";

const TABLE = "CREATE TABLE IF NOT EXISTS experiment(day INTEGER PRIMARY KEY, json TEXT NOT NULL)";
const DAY_MS = 86_400_000;
// Only entries are needed by day, to see when shares went wrong; of the rest one sum tells all, and is read at once.
const WHOLE_TIME = 0;

/** The sums of all arms under `CAMPAIGN/EPOCH/ARM/FIELD`: who entered by day, all else under day 0. */
export class Experiments {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(TABLE);
  }

  add(facts: readonly ExperimentFact[]): void {
    const days = Map.groupBy(facts.flatMap(sumsOf), ({ day }) => day);
    for (const [day, told] of days) {
      const sums = told.map(({ sum }) => sum).reduce(addCounts, this.#day(day));
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

function sumsOf({ campaign, epoch, arm, at, change }: ExperimentFact) {
  return Object.entries(change).map(([field, amount]) => ({
    day: field === "entered" ? Math.floor(at / DAY_MS) : WHOLE_TIME,
    sum: { [`${campaign}/${epoch}/${arm}/${field}`]: amount } satisfies Counts,
  }));
}
