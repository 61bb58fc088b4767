import { DurableObject } from "cloudflare:workers";
import type { FeedSettings } from "#protocol/feed.ts";
import type { CatalogueHealth, FeedHealth, IdsView } from "#protocol/health.ts";
import type { CatalogueUpload, Product } from "#protocol/product.ts";
import { now, wakeAt } from "../../../clock.ts";
import { logFailure } from "../../../log.ts";
import type { CatalogueChange } from "../../../domain/catalogue/changes.ts";
import { versionsOf } from "../publish.ts";
import { SiteStore } from "../store.ts";
import { FeedDesk } from "./feed.ts";
import { Intake } from "./intake.ts";
import { readLedger } from "./ledger.ts";
import { Looks, type LooksReport } from "./looks.ts";
import { Publisher } from "./publisher.ts";
import type { Manifest, Segment, SegmentName } from "./segment.ts";
import { CatalogueStore } from "./store.ts";

/** The newest version whose news were told. */
const TOLD = "news-told";
const RETRY_MS = 60_000;

/** The part of a shop's object that takes in its catalogue, keeps it and publishes it. */
export abstract class CatalogueKeeper extends DurableObject<Env> {
  protected readonly store: SiteStore;
  readonly #goods: CatalogueStore;
  readonly #intake: Intake;
  readonly #feed: FeedDesk;
  readonly #looks: Looks;
  readonly #publisher: Publisher;
  #reading: Promise<void> | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { sql } = ctx.storage;
    this.store = new SiteStore(sql);
    this.#goods = new CatalogueStore(sql);
    this.#intake = new Intake(this.store, this.#goods);
    this.#feed = new FeedDesk(env, this.store, this.#goods, this.#intake);
    this.#looks = new Looks(sql, this.store, this.#goods);
    this.#publisher = new Publisher(env.SNAPSHOTS, this.store, this.#goods);
    if (this.store.exists()) this.#create();
  }

  /** The newest version's pieces, where KV does not have them yet. */
  catalogueManifest(): Manifest {
    return this.#publisher.manifest();
  }

  catalogueSegment(name: SegmentName): Segment {
    return this.#publisher.segment(name);
  }

  catalogueAliases(): Readonly<Record<string, string>> {
    return this.#looks.aliases();
  }

  sizes(): { products: number; articles: number } {
    const { products, articles } = readLedger(this.store);
    return { products, articles };
  }

  products(after: string, limit: number): readonly Product[] {
    return this.#goods.products(after, limit);
  }

  /** Takes what the shop uploads and publishes it; answers the catalogue's version. */
  async putCatalogue(upload: CatalogueUpload): Promise<number> {
    this.#intake.upload(upload, await now(this.env));
    return this.#publish();
  }

  /** What became cheaper or is back since a version. */
  catalogueChanges(version: number): readonly CatalogueChange[] {
    return this.#goods.changesAfter(version);
  }

  async putFeed(settings: FeedSettings | null): Promise<FeedHealth | null> {
    const at = await now(this.env);
    this.#feed.set(settings, at);
    await this.#arm();
    return this.#feed.health();
  }

  /** Reads the feed; two who ask at the same time get the same reading. */
  async readFeed(): Promise<FeedHealth | null> {
    this.#reading ??= this.#readFeed().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
    return this.#feed.health();
  }

  /** What is due; the runtime gives an alarm up after a few failures, but a feed must be read for good. */
  override async alarm(): Promise<void> {
    try {
      await this.#doDue();
    } catch (error) {
      logFailure("catalogue", error);
      await this.#wake((await now(this.env)) + RETRY_MS);
    }
  }

  /** What visitors looked at, as isolates report it now and then. */
  async looked(report: LooksReport): Promise<void> {
    const at = await now(this.env);
    const { products, hasAlias } = this.#looks.take(report, at);
    const filled = this.#intake.take(
      products.map((product) => ({ product, keys: [] })),
      "pages",
      at,
    );
    if (hasAlias) await this.#putAliases();
    if (filled > 0 || hasAlias) await this.#publish();
  }

  readIds(): IdsView {
    return this.#looks.view();
  }

  async putIds(byHand: Readonly<Record<string, string>>): Promise<IdsView> {
    this.#looks.setByHand(byHand);
    await this.#putAliases();
    await this.#publish();
    return this.readIds();
  }

  catalogueHealth(): CatalogueHealth {
    const { version, products, articles, pricesSince } = readLedger(this.store);
    const feed = this.#feed.health();
    return { version, products, articles, pricesSince, feed, matchedShare: this.#looks.share() };
  }

  /** What a version of the catalogue is news about; a shop that sends messages tells who waits for it. */
  protected async tellNews(_changes: readonly CatalogueChange[]): Promise<void> {}

  /** For the local clock, which wakes sleepers itself. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  /** Whether former prices have been noted for as long as the law measures a reduction by. */
  protected knowsLowestPrices(at: number): boolean {
    const { pricesSince } = readLedger(this.store);
    return pricesSince > 0 && at - pricesSince >= 30 * 86_400_000;
  }

  /** The catalogue of a new shop: nothing, in its first version. */
  protected async openCatalogue(): Promise<void> {
    this.#create();
    await this.#publish();
  }

  #create(): void {
    this.#goods.create();
    this.#looks.create();
  }

  /** Publishes what a kill left behind, reads the feed. */
  async #doDue(): Promise<void> {
    const due = this.#feed.nextAt();
    if (due !== null && due <= (await now(this.env))) await this.readFeed();
    else await this.#arm();
    const { closed, inOpen } = readLedger(this.store);
    if (closed.length > 0 || inOpen > 0) await this.#publish();
  }

  async #readFeed(): Promise<void> {
    if (await this.#feed.read(await now(this.env))) await this.#publish();
    await this.#arm();
  }

  async #publish(): Promise<number> {
    const site = this.store.doc<string>("site") ?? "";
    const before = versionsOf(this.store).catalogue;
    const catalogue = await this.#publisher.publish(site);
    this.store.putDoc("versions", { ...versionsOf(this.store), catalogue });
    // Noted apart from the version: what broke off in between is told the next time, and what was told never again.
    const told = this.store.doc<number>(TOLD) ?? before;
    if (told < catalogue) {
      await this.tellNews(this.#goods.changesAfter(told));
      this.store.putDoc(TOLD, catalogue);
    }
    return catalogue;
  }

  async #putAliases(): Promise<void> {
    await this.#publisher.putAliases(this.store.doc<string>("site") ?? "", this.#looks.aliases());
  }

  async #arm(): Promise<void> {
    const at = this.#feed.nextAt();
    if (at !== null) await this.#wake(at);
  }

  async #wake(at: number): Promise<void> {
    await wakeAt({ kind: "SITE", ctx: this.ctx, env: this.env }, at);
  }
}
