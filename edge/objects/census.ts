import { DurableObject } from "cloudflare:workers";
import type { Bucket, LiveMessage, VisitorRow } from "#protocol/api.ts";
import { addCounts, type Counts, type Flush } from "#protocol/counts.ts";
import { now } from "../clock.ts";
import { CensusStore, type Span, spanMs } from "./census/store.ts";
import { liveMessage, type News } from "./census/live.ts";
import { rollUp } from "./census/roll-up.ts";

/** What a visitor's object learns when its flush was counted. */
export interface FlushReceipt {
  readonly number: number;
  readonly flushEveryMs: number;
}

const CALM_MS = 60_000;
const WATCHED_MS = 5_000;
const DAY_MS = 86_400_000;

/** One shard of a shop's roster and counts. */
export class Census extends DurableObject<Env> {
  readonly #store: CensusStore;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new CensusStore(ctx.storage.sql);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** Counts a flush once, however often it is sent. */
  async flush(object: string, flush: Flush, news: News): Promise<FlushReceipt> {
    if (flush.number > this.#store.lastNumber(object)) this.#count(object, flush);
    const sockets = this.ctx.getWebSockets();
    if (sockets.length > 0) await this.#tell(sockets, flush, news);
    if ((await this.ctx.storage.getAlarm()) === null)
      await this.ctx.storage.setAlarm(Date.now() + DAY_MS);
    return { number: flush.number, flushEveryMs: sockets.length > 0 ? WATCHED_MS : CALM_MS };
  }

  /** A page that was left before anything happened. */
  bounce(at: number): void {
    this.#store.add("minute", at, { bounce: 1 });
  }

  /** Counts what no visitor's object stands behind, such as refused requests. */
  count(at: number, counts: Counts): void {
    this.#store.add("minute", at, counts);
  }

  buckets(from: number, until: number, step: Span): readonly Bucket[] {
    const width = spanMs[step];
    const sums = new Map<number, Counts>();
    for (const { at, counts } of this.#store.buckets(from, until)) {
      const start = Math.floor(at / width) * width;
      sums.set(start, addCounts(sums.get(start) ?? {}, counts));
    }
    return [...sums].map(([at, counts]) => ({ at, counts }));
  }

  import(id: string): Counts {
    return this.#store.import(id);
  }

  roster(before: number, limit: number): readonly VisitorRow[] {
    return this.#store.roster(before, limit);
  }

  forget(object: string): void {
    this.#store.deleteRoster(object);
  }

  /** Opens a dashboard's live socket. */
  override async fetch(request: Request): Promise<Response> {
    const dayStart = Number(new URL(request.url).searchParams.get("from"));
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    const at = await now(this.env);
    const today = this.#store
      .buckets(dayStart, at + 1)
      .reduce<Counts>((sum, bucket) => addCounts(sum, bucket.counts), {});
    server.send(JSON.stringify(liveMessage(this.#store, at, today, true, [])));
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(code);
  }

  override async alarm(): Promise<void> {
    rollUp(this.#store, await now(this.env));
    await this.ctx.storage.setAlarm(Date.now() + DAY_MS);
  }

  /** For the local clock, which wakes sleepers itself. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  #count(object: string, flush: Flush): void {
    for (const { source, at, counts } of flush.tallies) {
      this.#store.add(source === "live" ? "minute" : "day", at, counts);
      if (source !== "live") this.#store.addImport(source, counts);
    }
    this.#store.putRoster(object, flush.number, flush.roster);
  }

  async #tell(sockets: readonly WebSocket[], flush: Flush, news: News): Promise<void> {
    const added = flush.tallies.reduce<Counts>(
      (sum, { source, counts }) => (source === "live" ? addCounts(sum, counts) : sum),
      {},
    );
    const message: LiveMessage = liveMessage(this.#store, await now(this.env), added, false, news);
    for (const socket of sockets) socket.send(JSON.stringify(message));
  }
}
