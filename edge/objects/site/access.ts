import type { Role } from "#protocol/role.ts";
import type { TokenView } from "#protocol/views.ts";
import type { Change } from "../../domain/audit/change.ts";
import type { AuditRow } from "../../domain/audit/told.ts";
import { base64url, sha256 } from "../../tokens/secret.ts";

/** Whose token it is. */
export interface Holder extends Record<string, SqlStorageValue> {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

// What Edgewise notes by itself, in the sentences of an older release too; a token may have its name.
const OWN = `(who = 'Edgewise' AND (what NOT LIKE '{%' OR what LIKE '{"kind":"learnt"%' OR what LIKE '{"kind":"caps-looked"%'))`;

// Whose changes, and how many of them stay: what is learnt by the hour displaces no person's change.
const LISTS = [
  [`NOT ${OWN}`, 200],
  [OWN, 50],
] as const;

/** Who may enter one shop, and what they changed. */
export class Access {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Makes a token that is told once; only its hash stays. */
  async add(
    site: string,
    name: string,
    role: Role,
    now: number,
  ): Promise<{ id: string; token: string }> {
    const random = base64url(crypto.getRandomValues(new Uint8Array(24)));
    const token = `ew_${site}.${random}`;
    const hash = await sha256(token);
    const id = hash.slice(0, 12);
    this.#sql.exec("INSERT INTO token VALUES (?, ?, ?, ?, ?)", id, hash, name, role, now);
    return { id, token };
  }

  /** Locks a token's holder out and answers their name; null if there is no such token. */
  remove(id: string): string | null {
    const [row] = this.#sql
      .exec<{ name: string }>("DELETE FROM token WHERE id = ? RETURNING name", id)
      .toArray();
    return row?.name ?? null;
  }

  holder(hash: string): Holder | null {
    const [row] = this.#sql
      .exec<Holder>("SELECT id, name, role FROM token WHERE hash = ?", hash)
      .toArray();
    return row ?? null;
  }

  list(): readonly TokenView[] {
    return this.#sql
      .exec<{ id: string; name: string; role: Role; createdAt: number }>(
        "SELECT id, name, role, createdAt FROM token ORDER BY createdAt",
      )
      .toArray();
  }

  /** Notes a change; the oldest of its kind, a person's or Edgewise's own, makes room for it. */
  note(at: number, who: string, change: Change): void {
    const what = JSON.stringify(change);
    this.#sql.exec("INSERT INTO audit(at, who, what) VALUES (?, ?, ?)", at, who, what);
    for (const [whose, kept] of LISTS) {
      this.#sql.exec(
        `DELETE FROM audit WHERE ${whose} AND id <= (SELECT id FROM audit WHERE ${whose} ORDER BY id DESC LIMIT 1 OFFSET ${kept})`,
      );
    }
  }

  /** The newest first. */
  audit(): readonly AuditRow[] {
    return this.#sql
      .exec<AuditRow & Record<string, SqlStorageValue>>(
        "SELECT at, who, what FROM audit ORDER BY id DESC",
      )
      .toArray();
  }
}
