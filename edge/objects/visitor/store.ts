import type { DeliveryOutcome } from "#protocol/delivery.ts";
import type { PushReport } from "#protocol/push.ts";
import type { DecisionRecord } from "#protocol/record.ts";
import type { Packed } from "../../domain/bounded.ts";
import type { Occasion } from "../../domain/journey/occasion.ts";
import type { Codes } from "../../domain/moment.ts";
import type { VisitorState } from "../../domain/state.ts";
import { upgrade } from "../../domain/upgrade.ts";
import type { VisitInput } from "../../domain/visit.ts";

/** What a decision was made from, besides the state: enough to make it again. */
export interface Circumstances {
  readonly at: number;
  readonly seed: string;
  readonly codes: Codes;
  /** What had happened elsewhere, if that was the reason. */
  readonly occasions?: readonly Occasion[];
  readonly snapshot: number;
  readonly catalogue: number;
  readonly model: number;
}

/** A batch as the route hands it over: parsed, placed in time, of this visitor. */
export type VisitCall = Pick<
  VisitInput,
  | "site"
  | "visitor"
  | "tab"
  | "number"
  | "consent"
  | "page"
  | "leaving"
  | "placed"
  | "request"
  | "staff"
  | "report"
>;

/** What happened to the state between two decisions; "anew" cannot be followed, only begun from. */
export type Change =
  | {
      readonly kind: "settled";
      readonly key: string;
      readonly outcome: DeliveryOutcome;
      readonly at: number;
    }
  | {
      readonly kind: "reported";
      readonly key: string;
      readonly report: PushReport;
      readonly at: number;
    }
  | { readonly kind: "due"; readonly made: Circumstances }
  | { readonly kind: "anew" };

/** A decision and all that it came from. */
export interface Decided {
  /** The batch; null when something was due. */
  readonly call: VisitCall | null;
  readonly made: Circumstances;
  readonly record: DecisionRecord | null;
}

export interface LogEntry extends Decided {
  readonly number: number;
  /** What happened since the decision before, oldest first. */
  readonly changes: readonly Change[];
  /** The domain that decided, by its bundle's hash. */
  readonly domain: string;
  /** The state before the changes, now and then: from there the log can be replayed. */
  readonly before: VisitorState | null;
}

interface Row {
  readonly state: VisitorState;
  readonly changes: readonly Change[];
}

/** Release 0.1.0 did not keep the number of the last decision beside the state. */
interface StoredRow extends Row {
  readonly last?: number;
}

// A ring: old slots are written over, so the log never grows; a checkpoint survives in every half of it.
const SLOTS = 256;
const CHECKPOINT_EVERY = 32;
const MAX_CHANGES = 16;
const ROUND_CHARS = 1024;
const CREATE = `
  CREATE TABLE state(id INTEGER PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE log(slot INTEGER PRIMARY KEY, json TEXT NOT NULL);
`;

declare const DOMAIN_BUNDLE_HASH: string;

/** The domain that this Worker was built with: the hash of its bundle. */
export const DOMAIN_VERSION = DOMAIN_BUNDLE_HASH;

/** The two tables of a visitor: one row of state, one slot of the log per decision. */
export class VisitorStore {
  readonly #sql: SqlStorage;
  #ready: boolean;
  // Memory is a cache; undefined: not read in this life of the object.
  #row: Row | null | undefined;
  #last: number | undefined;
  #buriedUntil: number | undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    // Nothing is created by looking: a guessed id must leave no trace.
    this.#ready = this.#has("state");
  }

  state(): VisitorState | null {
    if (this.#row === undefined) this.#row = this.#read();
    return this.#row?.state ?? null;
  }

  /** Notes what changed the state that is written next. */
  note(change: Change): void {
    const before = this.state();
    if (!before || !this.#row) return;
    const { changes } = this.#row;
    // Too many to follow: the next decision begins anew.
    const kept: readonly Change[] =
      change.kind === "anew" || changes.length >= MAX_CHANGES
        ? [{ kind: "anew" }]
        : [...changes, change];
    this.#row = { state: before, changes: kept };
  }

  write({ state, json }: Packed): void {
    this.#create();
    const changes = this.#row?.changes ?? [];
    this.#last ??= this.#lastNumber();
    this.#row = { state, changes };
    this.#sql.exec(
      "INSERT INTO state VALUES (1, ?1) ON CONFLICT(id) DO UPDATE SET json = ?1",
      rounded(`{"state":${json},"changes":${JSON.stringify(changes)},"last":${this.#last}}`),
    );
  }

  append(decided: Decided): void {
    this.#create();
    const before = this.state();
    const changes = this.#row?.changes ?? [];
    const number = (this.#last ?? this.#lastNumber()) + 1;
    this.#last = number;
    const isCheckpoint =
      number % CHECKPOINT_EVERY === 1 || changes.some(({ kind }) => kind === "anew");
    const entry: LogEntry = {
      ...decided,
      number,
      changes,
      domain: DOMAIN_VERSION,
      before: isCheckpoint ? before : null,
    };
    this.#sql.exec(
      "INSERT INTO log VALUES (?1, ?2) ON CONFLICT(slot) DO UPDATE SET json = ?2",
      number % SLOTS,
      JSON.stringify(entry),
    );
    this.#row = before && { state: before, changes: [] };
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

  /** Everything was deleted. */
  forget(): void {
    this.#ready = false;
    this.#row = null;
    this.#last = 0;
    this.#buriedUntil = 0;
  }

  /** Drops the state and the log, in one go with whatever is written next. */
  empty(): void {
    if (this.#ready) this.#sql.exec("DROP TABLE state; DROP TABLE log");
    this.forget();
  }

  /** Leaves a mark that no late batch brings this visitor back. */
  bury(until: number): void {
    this.#sql.exec("CREATE TABLE tombstone(until INTEGER PRIMARY KEY)");
    this.#sql.exec("INSERT INTO tombstone VALUES (?)", until);
    this.#buriedUntil = until;
  }

  /** Asked at every visit, so it is looked up once in a life of the object. */
  buriedUntil(): number {
    this.#buriedUntil ??= this.#readTombstone();
    return this.#buriedUntil;
  }

  #readTombstone(): number {
    if (!this.#has("tombstone")) return 0;
    return Number(this.#sql.exec("SELECT until FROM tombstone").toArray()[0]?.["until"] ?? 0);
  }

  #read(): Row | null {
    if (!this.#ready) return null;
    const [row] = this.#sql.exec<{ json: string }>("SELECT json FROM state").toArray();
    if (!row) return null;
    const { state, changes, last }: StoredRow = JSON.parse(row.json);
    this.#last = last;
    return { state: upgrade(state), changes };
  }

  // Reads the whole log, so that the state's row knows it as well.
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

/** The JSON with blanks up to a round length: a row of the same size is written over the old one, for any other SQLite frees pages and takes new ones. */
function rounded(json: string): string {
  return json.padEnd(Math.ceil(json.length / ROUND_CHARS) * ROUND_CHARS);
}
