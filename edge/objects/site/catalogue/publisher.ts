import type { SiteStore } from "../store.ts";
import {
  closed,
  isScattered,
  type Ledger,
  readLedger,
  SEGMENT_ENTRIES,
  writeLedger,
} from "./ledger.ts";
import {
  aliasesKey,
  type Manifest,
  manifestKey,
  type Segment,
  segmentKey,
  type SegmentName,
} from "./segment.ts";
import type { CatalogueStore } from "./store.ts";

/** So many versions stay readable: for isolates about to read them, and to make past decisions again. */
const VERSIONS_KEPT = 100;
const CHANGES_KEPT = 1000;

/** Brings the catalogue into KV: what changed, or all of it when the pieces have become too many. */
export class Publisher {
  readonly #kv: KVNamespace;
  readonly #site: SiteStore;
  readonly #store: CatalogueStore;
  // One after the other, so that versions appear in their order.
  #last: Promise<unknown> = Promise.resolve();

  constructor(kv: KVNamespace, site: SiteStore, store: CatalogueStore) {
    this.#kv = kv;
    this.#site = site;
    this.#store = store;
  }

  /** Publishes whatever is not yet; answers the version that has it. */
  publish(site: string): Promise<number> {
    const next = this.#last.catch(() => null).then(() => this.#publish(site));
    this.#last = next;
    return next;
  }

  manifest(): Manifest {
    const { version, published } = readLedger(this.#site);
    return { version, segments: published, aliases: this.#site.doc<number>("aliases-number") ?? 0 };
  }

  /** A piece that KV does not have yet. */
  segment({ number, range }: SegmentName): Segment {
    return range ? this.#between(range.after, range.until) : this.#store.segment(number);
  }

  async #publish(site: string): Promise<number> {
    const ledger = closed(readLedger(this.#site));
    writeLedger(this.#site, ledger);
    const numbers = ledger.closed;
    const aliases = this.#site.doc<number>("aliases-number") ?? 0;
    const isSame = numbers.length === 0 && aliases === ledger.aliases;
    if (isSame && ledger.version > 0) return ledger.version;
    const rewritten = isScattered(ledger) ? await this.#rewrite(site) : null;
    if (!rewritten) {
      for (const number of numbers) await this.#put(site, number, this.#store.segment(number));
    }
    const segments = rewritten ?? [...ledger.published, ...numbers.map((number) => ({ number }))];
    const version = ledger.version + 1;
    const manifest: Manifest = { version, segments, aliases };
    await this.#kv.put(manifestKey(site, version), JSON.stringify(manifest));
    await this.#tidy(site, ledger, rewritten !== null);
    // Something may have come in meanwhile: only what was published is taken off.
    const now = readLedger(this.#site);
    writeLedger(this.#site, {
      ...now,
      version,
      aliases,
      published: segments,
      closed: now.closed.filter((number) => !numbers.includes(number)),
      garbage: rewritten
        ? [...ledger.published, ...numbers.map((number) => ({ number }))].map(
            ({ number }) => number,
          )
        : now.garbage,
    });
    return version;
  }

  /** Writes the whole catalogue in pieces by id; it is read and sent piece by piece. */
  async #rewrite(site: string): Promise<readonly SegmentName[]> {
    const names: SegmentName[] = [];
    let after = "";
    for (let until: string | null = after; until !== null; after = until ?? "") {
      const page = this.#store.products(after, SEGMENT_ENTRIES);
      until = page.length < SEGMENT_ENTRIES ? null : (page.at(-1)?.id ?? null);
      const number = this.#number();
      const articles = after === "" ? this.#store.articles() : [];
      await this.#put(site, number, { ...nothing, products: page, articles });
      names.push({ number, range: { after, until } });
    }
    return names;
  }

  /** The next number; what comes in from now on goes behind it. */
  #number(): number {
    const ledger = closed(readLedger(this.#site));
    writeLedger(this.#site, { ...ledger, open: ledger.open + 1 });
    return ledger.open;
  }

  #between(after: string, until: string | null): Segment {
    const page = this.#store.products(after, SEGMENT_ENTRIES);
    const products = until === null ? page : page.filter(({ id }) => id <= until);
    return { ...nothing, products, articles: after === "" ? this.#store.articles() : [] };
  }

  async #put(site: string, number: number, segment: Segment): Promise<void> {
    await this.#kv.put(segmentKey(site, number), JSON.stringify(segment));
  }

  async #tidy(
    site: string,
    { version, garbage, open }: Ledger,
    isRewritten: boolean,
  ): Promise<void> {
    await this.#kv.delete(manifestKey(site, version - VERSIONS_KEPT));
    this.#store.forgetChanges(version - CHANGES_KEPT);
    if (!isRewritten) return;
    // What was taken out before is in no piece any more that it would have to be taken out of.
    this.#store.forgetRemovals(open);
    // Those of the rewriting before: the pieces just replaced may still be being read.
    for (const number of garbage) await this.#kv.delete(segmentKey(site, number));
  }

  /** Publishes what pages call the products. */
  async putAliases(site: string, aliases: Readonly<Record<string, string>>): Promise<void> {
    const number = (this.#site.doc<number>("aliases-number") ?? 0) + 1;
    await this.#kv.put(aliasesKey(site, number), JSON.stringify(aliases));
    this.#site.putDoc("aliases-number", number);
    await this.#kv.delete(aliasesKey(site, number - VERSIONS_KEPT));
  }
}

const nothing: Segment = { removedProducts: [], removedArticles: [], products: [], articles: [] };
