import type { ItemSequence } from "#protocol/counts.ts";
import type { ModelHealth } from "#protocol/health.ts";
import { type Intake, openIntake } from "../../domain/recommend/intake.ts";

// One tree without row ids: a visit costs one row. Who and when is what makes a repeat recognisable.
const TABLES = `
  CREATE TABLE IF NOT EXISTS sequence(at INTEGER, visitor TEXT, json TEXT NOT NULL, PRIMARY KEY(at, visitor)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS state(id INTEGER PRIMARY KEY, json TEXT NOT NULL);
`;

/** What is known of the published model, and of what came in since. */
export interface RecommenderState extends Omit<ModelHealth, "kept"> {
  /** Empty until the first visit came in. */
  readonly site: string;
  /** The last version that was begun; a build that was killed leaves a gap. */
  readonly begun: number;
  /** Visits before this moment were forgotten: a late repeat may not bring them back. */
  readonly horizon: number;
  readonly intake: Intake;
}

const nothing: RecommenderState = {
  site: "",
  version: 0,
  begun: 0,
  builtAt: 0,
  buildMs: 0,
  visits: 0,
  items: 0,
  bytes: 0,
  fresh: 0,
  broken: null,
  horizon: 0,
  intake: openIntake,
};

interface Row extends Record<string, SqlStorageValue> {
  readonly at: number;
  readonly json: string;
}

function sequenceOf({ at, json }: Row): ItemSequence {
  const rest: Omit<ItemSequence, "at"> = JSON.parse(json);
  return { ...rest, at };
}

/** What one shop's recommender keeps: finished visits and one row about the model. */
export class RecommenderStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.#sql.exec(TABLES);
  }

  state(): RecommenderState {
    const [row] = this.#sql.exec<{ json: string }>("SELECT json FROM state").toArray();
    return row ? JSON.parse(row.json) : nothing;
  }

  change(parts: Partial<RecommenderState>): RecommenderState {
    const state = { ...this.state(), ...parts };
    this.#sql.exec("INSERT OR REPLACE INTO state VALUES (1, ?)", JSON.stringify(state));
    return state;
  }

  /** Keeps a visit; false if it is known already. */
  add(visitor: string, sequence: ItemSequence): boolean {
    const { at, ...rest } = sequence;
    const added = this.#sql.exec(
      "INSERT INTO sequence VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING at",
      at,
      visitor,
      JSON.stringify(rest),
    );
    return added.toArray().length > 0;
  }

  /** The newest first, one at a time: all at once would not fit an object's memory. */
  *newestFirst(): Generator<ItemSequence> {
    for (const row of this.#sql.exec<Row>("SELECT at, json FROM sequence ORDER BY at DESC")) {
      yield sequenceOf(row);
    }
  }

  kept(): number {
    return this.#sql.exec<{ kept: number }>("SELECT count(*) AS kept FROM sequence").one().kept;
  }

  /** Drops all but the newest `limit`, and what is older than `oldest`; answers what is old now. */
  prune(limit: number, oldest: number): number {
    const [row] = this.#sql
      .exec<{ at: number }>("SELECT at FROM sequence ORDER BY at DESC LIMIT 1 OFFSET ?", limit)
      .toArray();
    const horizon = Math.max(oldest, (row?.at ?? -1) + 1);
    this.#sql.exec("DELETE FROM sequence WHERE at < ?", horizon);
    return horizon;
  }

  of(visitor: string): readonly ItemSequence[] {
    return this.#sql
      .exec<Row>("SELECT at, json FROM sequence WHERE visitor = ?", visitor)
      .toArray()
      .map(sequenceOf);
  }

  forget(visitor: string): void {
    this.#sql.exec("DELETE FROM sequence WHERE visitor = ?", visitor);
  }
}
