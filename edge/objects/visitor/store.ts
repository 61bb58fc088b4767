import type { DecisionRecord } from "#protocol/record.ts";
import type { Placed } from "../../domain/session/placed.ts";
import type { VisitorState } from "../../domain/state.ts";
import { upgrade } from "../../domain/upgrade.ts";

/** What one batch or alarm left in the log. */
export interface LogEntry {
  readonly number: number;
  readonly at: number;
  readonly placed: readonly Placed[];
  readonly record: DecisionRecord | null;
}

// A ring: old slots are written over, so the log never grows.
const SLOTS = 256;
const CREATE = `
  CREATE TABLE state(id INTEGER PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE log(slot INTEGER PRIMARY KEY, json TEXT NOT NULL);
`;

/** The two tables of a visitor: one row of state, one slot of the log per batch. */
export class VisitorStore {
  readonly #sql: SqlStorage;
  #ready: boolean;
  // Memory is a cache; undefined: not read in this life of the object.
  #state: VisitorState | null | undefined;
  #last: number | undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    // Nothing is created by looking: a guessed id must leave no trace.
    this.#ready = this.#has("state");
  }

  state(): VisitorState | null {
    if (this.#state === undefined) this.#state = this.#read();
    return this.#state;
  }

  write(state: VisitorState): void {
    this.#create();
    this.#state = state;
    this.#sql.exec(
      "INSERT INTO state VALUES (1, ?1) ON CONFLICT(id) DO UPDATE SET json = ?1",
      JSON.stringify(state),
    );
  }

  append(entry: Omit<LogEntry, "number">): void {
    this.#create();
    const number = (this.#last ?? this.#lastNumber()) + 1;
    this.#last = number;
    this.#sql.exec(
      "INSERT INTO log VALUES (?1, ?2) ON CONFLICT(slot) DO UPDATE SET json = ?2",
      number % SLOTS,
      JSON.stringify({ number, ...entry }),
    );
  }

  /** Newest first. */
  log(): readonly LogEntry[] {
    if (!this.#ready) return [];
    return this.#sql
      .exec<{ json: string }>("SELECT json FROM log")
      .toArray()
      .map((row): LogEntry => JSON.parse(row.json))
      .toSorted((left, right) => right.number - left.number);
  }

  /** Leaves a mark, after everything was deleted, that no late batch brings this visitor back. */
  bury(until: number): void {
    this.#ready = false;
    this.#state = null;
    this.#last = 0;
    this.#sql.exec("CREATE TABLE tombstone(until INTEGER PRIMARY KEY)");
    this.#sql.exec("INSERT INTO tombstone VALUES (?)", until);
  }

  /** Until when an erased visitor stays erased; 0 for one who never was. */
  buriedUntil(): number {
    if (!this.#has("tombstone")) return 0;
    return Number(this.#sql.exec("SELECT until FROM tombstone").toArray()[0]?.["until"] ?? 0);
  }

  #read(): VisitorState | null {
    if (!this.#ready) return null;
    const [row] = this.#sql.exec<{ json: string }>("SELECT json FROM state").toArray();
    return row ? upgrade(JSON.parse(row.json)) : null;
  }

  #lastNumber(): number {
    const [row] = this.#sql
      .exec("SELECT max(json_extract(json, '$.number')) AS last FROM log")
      .toArray();
    return Number(row?.["last"] ?? 0);
  }

  #has(table: string): boolean {
    return this.#sql.exec("SELECT 1 FROM sqlite_master WHERE name = ?", table).toArray().length > 0;
  }

  #create(): void {
    if (this.#ready) return;
    this.#sql.exec(CREATE);
    this.#ready = true;
  }
}
