import * as v from "valibot";
import type { FeedSettings } from "#protocol/feed.ts";
import type { FeedHealth } from "#protocol/health.ts";
import { product as productSchema } from "#protocol/product.ts";
import type { Settings } from "#protocol/site.ts";
import { download, type Download } from "../../../channels/download.ts";
import { feed } from "../../../domain/catalogue/feed.ts";
import type { FeedEntry } from "../../../domain/catalogue/feed-entry.ts";
import { merchantProduct } from "../../../domain/catalogue/merchant.ts";
import type { SiteStore } from "../store.ts";
import type { Incoming, Intake } from "./intake.ts";
import type { CatalogueStore } from "./store.ts";

/** What is remembered of the last reading, so that an unchanged feed costs one request. */
interface Memory {
  readonly nextAt: number;
  readonly etag?: string;
  readonly lastModified?: string;
  /** When a sale begins or ends: prices change although the feed does not. */
  readonly saleAt: number | null;
}

const MINUTE_MS = 60_000;
const TIMEOUT_MS = 10 * MINUTE_MS;
const RETRY_MS = 15 * MINUTE_MS;
const CHUNK = 500;
const PROBLEMS_KEPT = 20;
const PAGE = 5000;
/** A feed that loses more at once is taken for broken until it says the same again. */
const GONE_AT_MOST = 0.5;
const FEW = 20;

/** What one reading found; it holds ids, never products. */
class Harvest {
  readonly seen = new Set<string>();
  readonly problems: FeedHealth["problems"][number][] = [];
  unusable = 0;
  changed = 0;
  saleAt: number | null = null;
}

/** A shop's product feed: read on schedule, in chunks, with as little memory as one of them needs. */
export class FeedDesk {
  readonly #env: Env;
  readonly #site: SiteStore;
  readonly #store: CatalogueStore;
  readonly #intake: Intake;

  constructor(env: Env, site: SiteStore, store: CatalogueStore, intake: Intake) {
    this.#env = env;
    this.#site = site;
    this.#store = store;
    this.#intake = intake;
  }

  health(): FeedHealth | null {
    return this.#site.doc<FeedHealth>("feed-health");
  }

  /** When the feed is to be read next; null: there is none. */
  nextAt(): number | null {
    return this.#settings() ? (this.#memory()?.nextAt ?? 0) : null;
  }

  set(settings: FeedSettings | null, now: number): void {
    this.#site.putDoc("feed", settings);
    this.#site.putDoc("feed-memory", { nextAt: now, saleAt: null } satisfies Memory);
    this.#site.putDoc("feed-health", settings && { ...untried, url: settings.url });
  }

  /** Reads the feed; answers true if the catalogue changed. */
  async read(now: number): Promise<boolean> {
    const settings = this.#settings();
    if (!settings) return false;
    const memory = this.#memory();
    const before = this.health() ?? { ...untried, url: settings.url };
    const isSame = before.outcome !== "shrank" && (memory?.saleAt ?? Infinity) > now;
    const found = await download(settings.url, {
      ...(isSame && memory?.etag !== undefined && { etag: memory.etag }),
      ...(isSame && memory?.lastModified !== undefined && { lastModified: memory.lastModified }),
      extraHosts: this.#extraHosts(),
      timeoutMs: TIMEOUT_MS,
    });
    if (found.kind !== "body") {
      this.#note({ ...before, triedAt: now, outcome: found.kind }, settings, now, memory);
      return false;
    }
    const harvest = new Harvest();
    const outcome = await this.#harvest(found.pieces, harvest, settings, now);
    const gone = outcome === "read" ? this.#gone(harvest, before) : null;
    const health: FeedHealth = {
      ...before,
      triedAt: now,
      outcome: gone?.isTooMuch ? "shrank" : outcome,
      unusable: harvest.unusable,
      problems: harvest.problems,
      ...(outcome === "read" && {
        readAt: now,
        products: harvest.seen.size,
        changed: harvest.changed,
        gone: gone?.isTooMuch ? 0 : (gone?.ids.length ?? 0),
      }),
    };
    if (gone && !gone.isTooMuch) this.#intake.remove(gone.ids);
    // Only a whole copy may be called unchanged the next time.
    this.#note(
      health,
      settings,
      now,
      outcome === "read" ? validators(found, harvest.saleAt) : { saleAt: harvest.saleAt },
    );
    return harvest.changed > 0 || health.gone > 0;
  }

  async #harvest(
    pieces: AsyncIterable<string>,
    harvest: Harvest,
    settings: FeedSettings,
    now: number,
  ): Promise<"read" | "not-a-feed" | "incomplete" | "unreachable"> {
    const reader = feed();
    const currency = settings.currency ?? this.#usualCurrency();
    try {
      for await (const text of pieces) this.#take(reader.push(text), harvest, currency, now);
    } catch (error) {
      // A stream that breaks, an archive that was cut, or text that is no feed: what was read stays, nothing is removed.
      return error instanceof Error && error.message.endsWith("no end.")
        ? "not-a-feed"
        : "unreachable";
    }
    const rest = reader.end();
    if (!rest) return harvest.seen.size > 0 ? "incomplete" : "not-a-feed";
    this.#take(rest, harvest, currency, now);
    return harvest.seen.size > 0 ? "read" : "not-a-feed";
  }

  #take(entries: readonly FeedEntry[], harvest: Harvest, currency: string, now: number): void {
    for (let start = 0; start < entries.length; start += CHUNK) {
      const incoming: Incoming[] = [];
      for (const entry of entries.slice(start, start + CHUNK)) {
        const one = readEntry(entry, harvest, currency, now);
        if (one) incoming.push(one);
      }
      harvest.changed += this.#intake.take(incoming, "feed", now);
    }
  }

  /** What the feed had before and has no more. */
  #gone(harvest: Harvest, before: FeedHealth): { ids: readonly string[]; isTooMuch: boolean } {
    const ids: string[] = [];
    let known = 0;
    let page: readonly string[] = [];
    do {
      page = this.#store.idsOf("feed", page.at(-1) ?? "", PAGE);
      known += page.length;
      for (const id of page) if (!harvest.seen.has(id)) ids.push(id);
    } while (page.length === PAGE);
    const isMuch = known >= FEW && ids.length > known * GONE_AT_MOST;
    return { ids, isTooMuch: isMuch && before.outcome !== "shrank" };
  }

  #note(
    health: FeedHealth,
    settings: FeedSettings,
    now: number,
    memory: Partial<Memory> | null,
  ): void {
    const isFine = health.outcome === "read" || health.outcome === "not-modified";
    const regular = now + (isFine ? settings.everyMinutes * MINUTE_MS : RETRY_MS);
    const saleAt = memory?.saleAt ?? null;
    const nextAt = saleAt !== null && saleAt > now ? Math.min(regular, saleAt) : regular;
    this.#site.putDoc("feed-health", health);
    this.#site.putDoc("feed-memory", { ...memory, saleAt, nextAt } satisfies Memory);
  }

  #settings(): FeedSettings | null {
    return this.#site.doc<FeedSettings>("feed");
  }

  #memory(): Memory | null {
    return this.#site.doc<Memory>("feed-memory");
  }

  #usualCurrency(): string {
    return this.#site.doc<Settings>("settings")?.markets[0]?.currency ?? "EUR";
  }

  /** On one's own machine the demo shop itself may have a feed. */
  #extraHosts(): readonly string[] {
    const named = this.#env.LOCAL_PUSH_HOSTS?.split(",") ?? [];
    if (this.#env.LOCAL_SITE === undefined) return named;
    const origins = this.#site.doc<Settings>("settings")?.origins ?? [];
    return [...named, ...origins.map((origin) => new URL(origin).host)];
  }
}

const untried: Omit<FeedHealth, "url"> = {
  triedAt: 0,
  readAt: 0,
  outcome: "waiting",
  products: 0,
  changed: 0,
  gone: 0,
  unusable: 0,
  problems: [],
};

function readEntry(
  entry: FeedEntry,
  harvest: Harvest,
  currency: string,
  now: number,
): Incoming | null {
  function unusable(problem: FeedHealth["problems"][number]): null {
    harvest.unusable++;
    if (harvest.problems.length < PROBLEMS_KEPT) harvest.problems.push(problem);
    return null;
  }
  const found = merchantProduct(entry, currency, now);
  if (!("product" in found)) return unusable(found);
  const parsed = v.safeParse(productSchema, found.product);
  if (!parsed.success) {
    const id = found.product.id.slice(0, 100);
    return unusable({ id, field: v.getDotPath(parsed.issues[0]) ?? "" });
  }
  // The same id twice would change the price to and fro at every reading.
  if (harvest.seen.has(parsed.output.id)) return null;
  harvest.seen.add(parsed.output.id);
  if (found.changesAt !== null)
    harvest.saleAt = Math.min(harvest.saleAt ?? Infinity, found.changesAt);
  return { product: parsed.output, keys: found.keys };
}

function validators(
  { etag, lastModified }: Extract<Download, { kind: "body" }>,
  saleAt: number | null,
): Partial<Memory> {
  return {
    saleAt,
    ...(etag !== null && { etag }),
    ...(lastModified !== null && { lastModified }),
  };
}
