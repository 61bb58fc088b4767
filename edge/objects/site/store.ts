import type { Campaign } from "#protocol/campaign.ts";

const TABLES = `
  CREATE TABLE IF NOT EXISTS doc(name TEXT PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS campaign(id TEXT PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS token(id TEXT PRIMARY KEY, hash TEXT UNIQUE, name TEXT, role TEXT, createdAt INTEGER);
  CREATE TABLE IF NOT EXISTS audit(id INTEGER PRIMARY KEY, at INTEGER, who TEXT, what TEXT);
  CREATE TABLE IF NOT EXISTS snapshot(version INTEGER PRIMARY KEY, json TEXT NOT NULL);
`;

/** What one shop keeps; names say what is behind them. */
export class SiteStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** False for a shop that was never created; reading it then leaves no trace. */
  exists(): boolean {
    return this.#sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'doc'").toArray().length > 0;
  }

  create(): void {
    this.#sql.exec(TABLES);
  }

  doc<T>(name: string): T | null {
    return this.#one<T>("SELECT json FROM doc WHERE name = ?", name);
  }

  putDoc(name: string, value: unknown): void {
    this.#sql.exec("INSERT OR REPLACE INTO doc VALUES (?, ?)", name, JSON.stringify(value));
  }

  campaigns(): readonly Campaign[] {
    return this.#all<Campaign>("SELECT json FROM campaign ORDER BY id");
  }

  putCampaign(campaign: Campaign): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO campaign VALUES (?, ?)",
      campaign.id,
      JSON.stringify(campaign),
    );
  }

  deleteCampaign(id: string): boolean {
    return (
      this.#sql.exec("DELETE FROM campaign WHERE id = ? RETURNING id", id).toArray().length > 0
    );
  }

  putSnapshot(version: number, snapshot: unknown): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO snapshot VALUES (?, ?)",
      version,
      JSON.stringify(snapshot),
    );
  }

  snapshot<T>(version: number): T | null {
    return this.#one<T>("SELECT json FROM snapshot WHERE version = ?", version);
  }

  #one<T>(query: string, ...bindings: SqlStorageValue[]): T | null {
    return this.#all<T>(query, ...bindings)[0] ?? null;
  }

  #all<T>(query: string, ...bindings: SqlStorageValue[]): readonly T[] {
    return this.#sql
      .exec<{ json: string }>(query, ...bindings)
      .toArray()
      .map((row): T => JSON.parse(row.json));
  }
}
