import type { Bucket } from "#protocol/views.ts";
import { addCounts, type Counts, type ExperimentFact } from "#protocol/counts.ts";

const TABLE = "CREATE TABLE IF NOT EXISTS experiment(day INTEGER PRIMARY KEY, json TEXT NOT NULL)";
const DAY_MS = 86_400_000;
// Only entries are needed by day, to see when shares went wrong; of the rest one sum tells all, and is read at once.
const WHOLE_TIME = 0;

/**
 * The sums of all arms under `CAMPAIGN/EPOCH/ARM/FIELD`: who entered by day, all else under day 0, and once
 * more under minus the day on which those people had entered, for reports of some days only.
 */
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
    return this.#read("day >= 0");
  }

  /** Who entered from one day to before another, and what has come of them. */
  cohorts(from: number, until: number): readonly Bucket[] {
    const [first, end] = [Math.round(from / DAY_MS), Math.round(until / DAY_MS)];
    return this.#read("abs(day) >= ?1 AND abs(day) < ?2", Math.max(1, first), end);
  }

  #read(which: string, ...bounds: readonly number[]): readonly Bucket[] {
    return this.#sql
      .exec<{ day: number; json: string }>(
        `SELECT day, json FROM experiment WHERE ${which} ORDER BY abs(day)`,
        ...bounds,
      )
      .toArray()
      .map(({ day, json }) => ({ at: Math.abs(day) * DAY_MS, counts: JSON.parse(json) }));
  }

  #day(day: number): Counts {
    const [row] = this.#sql
      .exec<{ json: string }>("SELECT json FROM experiment WHERE day = ?", day)
      .toArray();
    return row ? JSON.parse(row.json) : {};
  }
}

function sumsOf({ campaign, epoch, arm, at, enteredAt = at, change }: ExperimentFact) {
  return Object.entries(change).flatMap(([field, amount]) => {
    const sum: Counts = { [`${campaign}/${epoch}/${arm}/${field}`]: amount };
    return field === "entered"
      ? [{ day: dayOf(at), sum }]
      : [
          { day: WHOLE_TIME, sum },
          { day: -dayOf(enteredAt), sum },
        ];
  });
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}
