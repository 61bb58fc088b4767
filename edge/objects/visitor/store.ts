import type { DecisionRecord } from "#protocol/record.ts";
import type { Placed } from "../../domain/session/placed.ts";
import type { VisitorState } from "../../domain/state.ts";

/** What one batch or alarm left in the log. */
export interface LogEntry {
  readonly number: number;
  readonly at: number;
  readonly placed: readonly Placed[];
  readonly record: DecisionRecord | null;
}

// A ring: old slots are written over, so the log never grows.
const SLOTS = 256;

/** The two tables of a visitor: one row of state, one slot of the log per batch. */
export class VisitorStore {
  readonly #sql: SqlStorage;
  #ready: boolean;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    // Nothing is created by looking: a guessed id must leave no trace.
    this.#ready = sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'state'").toArray().length > 0;
  }

  read(): unknown {
    if (!this.#ready) return null;
    const [row] = this.#sql.exec("SELECT json FROM state").toArray();
    return row ? JSON.parse(String(row["json"])) : null;
  }

  write(state: VisitorState): void {
    this.#create();
    this.#sql.exec(
      "INSERT INTO state VALUES (1, ?1) ON CONFLICT(id) DO UPDATE SET json = ?1",
      JSON.stringify(state),
    );
  }

  append(entry: LogEntry): void {
    this.#create();
    this.#sql.exec(
      "INSERT INTO log VALUES (?1, ?2) ON CONFLICT(slot) DO UPDATE SET json = ?2",
      entry.number % SLOTS,
      JSON.stringify(entry),
    );
  }

  /** Newest first. */
  log(): readonly LogEntry[] {
    if (!this.#ready) return [];
    return this.#sql
      .exec("SELECT json FROM log")
      .toArray()
      .map((row): LogEntry => JSON.parse(String(row["json"])))
      .toSorted((left, right) => right.number - left.number);
  }

  lastNumber(): number {
    if (!this.#ready) return 0;
    return this.log()[0]?.number ?? 0;
  }

  #create(): void {
    if (this.#ready) return;
    this.#sql.exec(
      "CREATE TABLE state(id INTEGER PRIMARY KEY, json TEXT NOT NULL); CREATE TABLE log(slot INTEGER PRIMARY KEY, json TEXT NOT NULL)",
    );
    this.#ready = true;
  }
}
