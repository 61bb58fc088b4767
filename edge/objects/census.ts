import { DurableObject } from "cloudflare:workers";
import type { Bucket } from "#protocol/views.ts";
import { addCounts, type Counts, type Flush } from "#protocol/counts.ts";
import { now, wakeAt } from "../clock.ts";
import { DAY_MS } from "../domain/experiment/outcome.ts";
import { proofOf } from "../domain/experiment/proof.ts";
import { censusOf, siteOf } from "../namespaces.ts";
import { Buckets } from "./census/buckets.ts";
import { Experiments } from "./census/experiments.ts";
import { lessonsOf } from "./census/lessons.ts";
import { Live, type Part, type PartNews } from "./census/live.ts";
import type { Latest } from "./census/news.ts";
import type { Present } from "./census/presence.ts";
import { rollUp } from "./census/roll-up.ts";
import { inSteps, type Span, startOf } from "../domain/steps.ts";
import { Roster, type RosterRow } from "./census/roster.ts";

/** What a visitor's object learns when its flush was counted. */
export interface FlushReceipt {
  readonly number: number;
  readonly flushEveryMs: number;
}

const CALM_MS = 60_000;
const WATCHED_MS = 5_000;
/** What counting one flush costs: this call, and one row each in roster and bucket. */
const COSTS: Counts = { "cost/calls": 1, "cost/rows": 2 };

// "Policy violation" of RFC 6455.
const NOT_ALLOWED = 1008;
const SOLD = /^(order-size\/|orders$|visit$)/;

/** One part of a shop's roster and counts. */
export class Census extends DurableObject<Env> {
  readonly #roster: Roster;
  readonly #buckets: Buckets;
  readonly #experiments: Experiments;
  readonly #live: Live;
  #isArmed = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#roster = new Roster(ctx.storage.sql);
    this.#buckets = new Buckets(ctx.storage.sql);
    this.#experiments = new Experiments(ctx.storage.sql);
    this.#live = new Live(ctx, env, this.#roster);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** Counts a flush once, however often and in whatever order it is sent. */
  async flush(object: string, flush: Flush, latest: Latest): Promise<FlushReceipt> {
    const at = await now(this.env);
    const part = this.#part();
    const isNew = this.ctx.storage.transactionSync(() => this.#count(object, flush, at));
    const news = { added: isNew ? liveCounts(flush) : {}, latest };
    // No await in between: a dashboard that opens now must get these counts once, not twice.
    const watched = this.#live.heard(part, { ...flush.roster, visitor: object }, news, at);
    await this.#arm(at);
    return { number: flush.number, flushEveryMs: (await watched) ? WATCHED_MS : CALM_MS };
  }

  /** Counts what no visitor's object stands behind, such as a page that was left at once. */
  count(at: number, counts: Counts): void {
    this.#buckets.add("minute", startOf("minute", at, "UTC"), counts);
  }

  /** What was counted, in steps of the clock of this zone. */
  buckets(from: number, until: number, step: Span, zone: string): readonly Bucket[] {
    return inSteps(this.#buckets.between(from, until), step, zone);
  }

  experiments(): readonly Bucket[] {
    return this.#experiments.days();
  }

  /** Who entered experiments between two moments, by whole days, and what has come of them. */
  cohorts(from: number, until: number): readonly Bucket[] {
    return this.#experiments.cohorts(from, until);
  }

  import(id: string): Counts {
    return this.#buckets.import(id);
  }

  latest(seenAt: number, visitor: string, limit: number): readonly RosterRow[] {
    return this.#roster.latest(seenAt, visitor, limit);
  }

  /** How many visitors are on the roster. */
  size(): number {
    return this.#roster.size();
  }

  page(after: string, limit: number): readonly RosterRow[] {
    return this.#roster.page(after, limit);
  }

  /** How many were seen since, and some of them: the first by their ids, which are as good as random. */
  seenSince(at: number, limit: number): { visitors: number; some: readonly string[] } {
    return this.#roster.some(at, limit);
  }

  /** The row of one visitor; null: there is none. */
  row(object: string): RosterRow | null {
    return this.#roster.row(object);
  }

  erase(object: string, until: number): void {
    this.#roster.erase(object, until);
  }

  /** Opens a dashboard's live socket; today began at `from`. */
  override fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const from = Number(searchParams.get("from"));
    const shards = Number(searchParams.get("shards"));
    const whose = searchParams.get("token") ?? "";
    const language = searchParams.get("language") ?? "";
    return this.#live.open(this.#part(), { shards, whose, language }, from, () =>
      this.#since(from),
    );
  }

  /** Closes the dashboards that were opened with a token that opens nothing any more. */
  shut(token: string): void {
    for (const socket of this.ctx.getWebSockets(token)) socket.close(NOT_ALLOWED);
  }

  /** From the first part: a dashboard has opened there. */
  async watch(from: number): Promise<PartNews & { readonly today: Counts }> {
    const at = await now(this.env);
    return { ...this.#live.watch(at), today: this.#since(from) };
  }

  relay(from: number, news: PartNews): Promise<boolean> {
    return this.#live.relay(this.#part(), from, news);
  }

  async present(): Promise<Present> {
    return this.#live.present(await now(this.env));
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(code);
  }

  override async alarm(): Promise<void> {
    const at = await now(this.env);
    this.#isArmed = false;
    await this.#arm(at);
    const { site, shard } = this.#part();
    const settings = await siteOf(this.env, site).settings();
    if (!settings) return;
    this.ctx.storage.transactionSync(() => {
      rollUp(this.#buckets, at, settings.timeZone);
      this.#roster.expire(at - settings.retentionDays * DAY_MS, at);
    });
    if (shard === 0) await this.#teach(site, at);
  }

  /** What was sold, in all. */
  sold(): Counts {
    const sums: Record<string, number> = {};
    for (const { counts } of this.#buckets.between(0, Number.MAX_SAFE_INTEGER / 8)) {
      for (const [name, count] of Object.entries(counts))
        if (SOLD.test(name)) sums[name] = (sums[name] ?? 0) + count;
    }
    return sums;
  }

  /** What this part's visitors have taught, in all. */
  lessons(): Counts {
    return lessonsOf(this.ctx.storage.sql);
  }

  /** For the local clock, which wakes sleepers itself. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  /** Tells the shop what a plan of an experiment is made from, and what all of it has earned by now. */
  async #teach(site: string, at: number): Promise<void> {
    const shop = siteOf(this.env, site);
    const [shards, plans] = await Promise.all([shop.shards(), shop.plans()]);
    const parts = Array.from({ length: shards - 1 }, (_, index) =>
      censusOf(this.env, site, index + 1),
    );
    const [sold, days] = await Promise.all([
      Promise.all(parts.map((part) => part.sold())),
      Promise.all(parts.map((part) => part.experiments())),
    ]);
    const all = inSteps([...this.experiments(), ...days.flat()], "day", "UTC");
    const net = proofOf(plans, all, new Map(), at).total?.variants[0]?.net ?? null;
    await shop.learn(sold.reduce(addCounts, this.sold()), net);
  }

  #count(object: string, flush: Flush, receivedAt: number): boolean {
    if (!this.#roster.take(object, flush, receivedAt)) return false;
    for (const { source, at, counts } of flush.tallies) {
      const isLive = source === "live";
      if (isLive)
        this.#buckets.add("minute", startOf("minute", at, "UTC"), addCounts(counts, COSTS));
      else this.#buckets.add("day", at, counts);
      if (!isLive) this.#buckets.addImport(source, counts);
    }
    if (flush.experiments.length > 0) this.#experiments.add(flush.experiments);
    return true;
  }

  #since(from: number): Counts {
    return this.#buckets
      .between(from, Number.MAX_SAFE_INTEGER / 8)
      .reduce<Counts>((sum, { counts }) => addCounts(sum, counts), {});
  }

  /** An alarm does not know the object's name, so it is kept. */
  #part(): Part {
    const named = /^(.*)\/(\d+)$/.exec(this.ctx.id.name ?? "");
    if (named?.[1] !== undefined) return { site: named[1], shard: Number(named[2]) };
    const kept = this.ctx.storage.kv.get<Part>("part");
    if (!kept) throw new Error("This part of the census has never counted anything.");
    return kept;
  }

  async #arm(at: number): Promise<void> {
    if (this.#isArmed) return;
    this.#isArmed = true;
    if (this.ctx.storage.kv.get("part") === undefined)
      this.ctx.storage.kv.put("part", this.#part());
    if ((await this.ctx.storage.getAlarm()) === null)
      await wakeAt({ kind: "CENSUS", ctx: this.ctx, env: this.env }, at + DAY_MS);
  }
}

function liveCounts({ tallies }: Flush): Counts {
  return tallies
    .filter(({ source }) => source === "live")
    .reduce<Counts>((sum, { counts }) => addCounts(sum, counts), {});
}
