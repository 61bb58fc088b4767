import type { LiveMessage } from "#protocol/views.ts";
import { addCounts, type Counts } from "#protocol/counts.ts";
import { now } from "../../clock.ts";
import { censusOf } from "../../namespaces.ts";
import { type News, noNews, toldIn, withNews } from "./news.ts";
import { Presence, type Present, together } from "./presence.ts";
import type { Roster, RosterRow } from "./roster.ts";

/** Which shop's census this is, and which part of it. */
export interface Part {
  readonly site: string;
  readonly shard: number;
}

/** What one part tells the first one while somebody watches. */
export interface PartNews extends News {
  readonly present: Present;
}

interface Opened {
  readonly shards: number;
  /** The token that opened it, by its id; none of the operator's. */
  readonly whose: string;
  readonly language: string;
}

type Message = Omit<LiveMessage, "latest"> & News;

// Flushes that come together are told together; nobody reads faster.
const TELL_MS = 150;
const STALE_MS = 30_000;

/** Keeps dashboards live. The first part holds all sockets; the others tell it while there is one. */
export class Live {
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  readonly #roster: Roster;
  // All of it is a cache; undefined: not known in this life of the object.
  #presence: Presence | undefined;
  #isWatched: boolean | undefined;
  #news: News = noNews;
  #isTelling = false;
  readonly #parts = new Map<number, { readonly present: Present; readonly at: number }>();
  readonly #openings = new Set<{ added: Counts }>();

  constructor(ctx: DurableObjectState, env: Env, roster: Roster) {
    this.#ctx = ctx;
    this.#env = env;
    this.#roster = roster;
  }

  /** Somebody was counted; answers whether a dashboard is open. */
  async heard(part: Part, row: RosterRow, news: News, at: number): Promise<boolean> {
    if (!this.#mayBeWatched(part)) {
      this.#presence = undefined;
      return false;
    }
    this.#here(at).saw(row.visitor, row);
    this.#news = withNews(this.#news, news);
    if (part.shard > 0 && this.#isWatched === undefined) await this.#relayed(part);
    else this.#tellSoon(part);
    return this.#mayBeWatched(part);
  }

  /** In the first part: what another one heard; answers whether a dashboard is open. */
  async relay(part: Part, from: number, { present, ...news }: PartNews): Promise<boolean> {
    if (!this.#mayBeWatched(part)) return false;
    this.#parts.set(from, { present, at: await now(this.#env) });
    for (const opening of this.#openings) opening.added = addCounts(opening.added, news.added);
    this.#news = withNews(this.#news, news);
    this.#tellSoon(part);
    return true;
  }

  /** In another part: a dashboard has opened. Answers what it should know, and what older ones do not yet. */
  watch(at: number): PartNews {
    this.#isWatched = true;
    return { ...this.#taken(), present: this.#here(at).at(at) };
  }

  /** In the first part: opens a socket; today began at `from`, `today` counts this part's share of it. */
  async open(
    { site }: Part,
    { shards, whose, language }: Opened,
    from: number,
    today: () => Counts,
  ): Promise<Response> {
    const opening: { added: Counts } = { added: {} };
    this.#openings.add(opening);
    try {
      const told = await Promise.all(
        Array.from({ length: shards - 1 }, (_, index) =>
          censusOf(this.#env, site, index + 1).watch(from),
        ),
      );
      const at = await now(this.#env);
      for (const [index, { present, added, latest }] of told.entries()) {
        this.#parts.set(index + 1, { present, at });
        this.#news = withNews(this.#news, { added, latest });
      }
      // What older dashboards do not know yet is in this one's beginning already.
      this.#send(this.#message(at));
      const whole = [opening.added, ...told.map((one) => one.today)].reduce(addCounts, today());
      const { 0: client, 1: server } = new WebSocketPair();
      this.#ctx.acceptWebSocket(server, whose === "" ? [] : [whose]);
      // Kept with the socket: it outlives the object that accepted it.
      server.serializeAttachment(language);
      tell(server, { ...this.#message(at), added: whole, whole: true });
      return new Response(null, { status: 101, webSocket: client });
    } finally {
      this.#openings.delete(opening);
    }
  }

  #mayBeWatched({ shard }: Part): boolean {
    if (shard > 0) return this.#isWatched ?? true;
    return this.#openings.size > 0 || this.#ctx.getWebSockets().length > 0;
  }

  #tellSoon(part: Part): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    this.#ctx.waitUntil(scheduler.wait(TELL_MS).then(() => this.#tell(part)));
  }

  async #tell(part: Part): Promise<void> {
    this.#isTelling = false;
    if (part.shard > 0) {
      await this.#relayed(part);
      return;
    }
    const at = await now(this.#env);
    await this.#refresh(part, at);
    this.#send(this.#message(at));
  }

  async #relayed({ site, shard }: Part): Promise<void> {
    const at = await now(this.#env);
    const news = { ...this.#taken(), present: this.present(at) };
    try {
      this.#isWatched = await censusOf(this.#env, site, 0).relay(shard, news);
    } catch {
      // What was counted stays counted; a dashboard that misses a line shows it when it is opened again.
      this.#isWatched = undefined;
    }
  }

  /** A quiet part says nothing when people leave, so it is asked now and then. */
  async #refresh({ site }: Part, at: number): Promise<void> {
    const stale = [...this.#parts].filter(([, known]) => at - known.at > STALE_MS);
    await Promise.all(
      stale.map(async ([shard]) => {
        this.#parts.set(shard, { present: await censusOf(this.#env, site, shard).present(), at });
      }),
    );
  }

  present(at: number): Present {
    return this.#here(at).at(at);
  }

  #message(at: number): Message {
    const others = [...this.#parts.values()].map(({ present }) => present);
    const present = together([this.present(at), ...others]);
    return { now: at, whole: false, ...present, ...this.#taken() };
  }

  #taken(): News {
    const news = this.#news;
    this.#news = noNews;
    return news;
  }

  #send(message: Message): void {
    for (const socket of this.#ctx.getWebSockets()) tell(socket, message);
  }

  /** Read from the roster once in a life of the object, and only if somebody watches. */
  #here(at: number): Presence {
    if (this.#presence) return this.#presence;
    const presence = new Presence();
    for (const row of this.#roster.seenSince(Presence.since(at))) presence.saw(row.visitor, row);
    this.#presence = presence;
    return presence;
  }
}

function tell(socket: WebSocket, message: Message): void {
  const latest = toldIn(String(socket.deserializeAttachment()), message.latest);
  const told: LiveMessage = { ...message, latest };
  socket.send(JSON.stringify(told));
}
