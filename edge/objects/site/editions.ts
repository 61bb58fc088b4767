import type { Campaign } from "#protocol/campaign.ts";
import type { CampaignVersion } from "#protocol/views.ts";

const TABLE =
  "CREATE TABLE IF NOT EXISTS edition(version INTEGER PRIMARY KEY, campaign TEXT NOT NULL, at INTEGER, who TEXT, json TEXT NOT NULL)";
const KEPT = 50;

interface Row extends Record<string, SqlStorageValue> {
  version: number;
  at: number;
  who: string;
  json: string;
}

/** Every campaign as it was saved, so that one can see what changed and go back. */
export class Editions {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Keeps the campaign as it is with this version of the shop; the oldest of many go. */
  add(version: number, at: number, who: string, campaign: Campaign): void {
    // Shops that were opened before there were editions get the table with their first.
    this.#sql.exec(TABLE);
    this.#sql.exec(
      "INSERT OR REPLACE INTO edition VALUES (?, ?, ?, ?, ?)",
      version,
      campaign.id,
      at,
      who,
      JSON.stringify(campaign),
    );
    this.#sql.exec(
      "DELETE FROM edition WHERE campaign = ?1 AND version NOT IN (SELECT version FROM edition WHERE campaign = ?1 ORDER BY version DESC LIMIT ?2)",
      campaign.id,
      KEPT,
    );
  }

  /** The newest first. */
  of(campaign: string): readonly CampaignVersion[] {
    const isThere = this.#sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'edition'").toArray();
    if (isThere.length === 0) return [];
    return this.#sql
      .exec<Row>(
        "SELECT version, at, who, json FROM edition WHERE campaign = ? ORDER BY version DESC",
        campaign,
      )
      .toArray()
      .map(({ json, ...rest }) => ({ ...rest, campaign: JSON.parse(json) }));
  }
}
