import { DurableObject } from "cloudflare:workers";

interface Row extends Record<string, SqlStorageValue> {
  readonly object: string;
  readonly kind: string;
  readonly at: number;
}

const kinds = ["VISITOR", "CENSUS", "RECOMMENDER", "SITE", "CAMPAIGN_SEND"] as const;

interface Sleeper {
  readonly kind: (typeof kinds)[number];
  readonly at: number;
}

/** A clock for one machine that can be moved; who sleeps is woken in order, each at its own time. */
export class ClockObject extends DurableObject<Env> {
  #offset = 0;
  #stoppedAt: number | null = null;
  readonly #sleepers = new Map<string, Sleeper>();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.ctx.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS sleeper(object TEXT PRIMARY KEY, kind TEXT, at INTEGER); CREATE TABLE IF NOT EXISTS moved(id INTEGER PRIMARY KEY, offset INTEGER); CREATE TABLE IF NOT EXISTS stopped(id INTEGER PRIMARY KEY, at INTEGER)",
    );
    for (const row of ctx.storage.sql.exec("SELECT offset FROM moved"))
      this.#offset = Number(row["offset"]);
    for (const row of ctx.storage.sql.exec("SELECT at FROM stopped"))
      this.#stoppedAt = Number(row["at"]);
    for (const row of ctx.storage.sql.exec<Row>("SELECT object, kind, at FROM sleeper")) {
      const kind = kinds.find((name) => name === row.kind) ?? "VISITOR";
      this.#sleepers.set(row.object, { kind, at: row.at });
    }
  }

  now(): number {
    return this.#stoppedAt ?? Date.now() + this.#offset;
  }

  /** Stands still at a moment, of the past too while nobody sleeps; from then on only being moved moves it. */
  async stopAt(at: number): Promise<number> {
    if (this.#stoppedAt === null && this.#sleepers.size === 0) this.#stand(at);
    else {
      this.#stand(this.now());
      await this.advance(Math.max(0, at - this.now()));
    }
    return this.now();
  }

  async sleep(kind: Sleeper["kind"], object: string, at: number): Promise<void> {
    this.#sleepers.set(object, { kind, at });
    this.ctx.storage.sql.exec("INSERT OR REPLACE INTO sleeper VALUES (?, ?, ?)", object, kind, at);
    await this.#arm();
  }

  /** Moves on by `ms`, stopping at every moment somebody wanted to be woken; answers the new time. */
  async advance(ms: number): Promise<number> {
    const target = this.now() + ms;
    for (;;) {
      const next = this.#earliest();
      if (!next || next.at > target) break;
      this.#move(Math.max(next.at, this.now()));
      await this.#wake(next.object);
    }
    this.#move(Math.max(target, this.now()));
    await this.#arm();
    return this.now();
  }

  override async alarm(): Promise<void> {
    for (;;) {
      const next = this.#earliest();
      if (!next || next.at > this.now()) break;
      await this.#wake(next.object);
    }
    await this.#arm();
  }

  #earliest(): (Sleeper & { object: string }) | null {
    let first: (Sleeper & { object: string }) | null = null;
    for (const [object, sleeper] of this.#sleepers) {
      if (!first || sleeper.at < first.at) first = { object, ...sleeper };
    }
    return first;
  }

  async #wake(object: string): Promise<void> {
    const sleeper = this.#sleepers.get(object);
    this.#sleepers.delete(object);
    this.ctx.storage.sql.exec("DELETE FROM sleeper WHERE object = ?", object);
    if (!sleeper) return;
    const namespace = this.env[sleeper.kind];
    await namespace.get(namespace.idFromString(object)).wake();
  }

  #move(now: number): void {
    if (this.#stoppedAt !== null) {
      this.#stand(now);
      return;
    }
    this.#offset = now - Date.now();
    this.ctx.storage.sql.exec("INSERT OR REPLACE INTO moved VALUES (1, ?)", this.#offset);
  }

  #stand(at: number): void {
    if (this.#stoppedAt === at) return;
    this.#stoppedAt = at;
    this.ctx.storage.sql.exec("INSERT OR REPLACE INTO stopped VALUES (1, ?)", at);
  }

  async #arm(): Promise<void> {
    if (this.#stoppedAt !== null) return;
    const next = this.#earliest();
    if (next) await this.ctx.storage.setAlarm(Math.max(Date.now(), next.at - this.#offset));
  }
}
