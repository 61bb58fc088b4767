import type { CatalogueUpload, Product } from "#protocol/product.ts";
import type { Settings } from "#protocol/site.ts";
import { changesOf } from "../../../domain/catalogue/changes.ts";
import { historyAfter, lowestOf, noHistory } from "../../../domain/catalogue/price-history.ts";
import type { SiteStore } from "../store.ts";
import { entered, type Ledger, readLedger, writeLedger } from "./ledger.ts";
import type { CatalogueStore, Origin } from "./store.ts";

/** A product as it comes in, with the other ids that it is known by. */
export interface Incoming {
  readonly product: Product;
  readonly keys: readonly string[];
}

/** Who brings products, where they are sold, and when. */
interface Taking {
  readonly origin: Origin;
  readonly markets: Settings["markets"];
  readonly now: number;
}

const DAY_MS = 86_400_000;

/** Enters what comes in, in one transaction; whatever is the same as before costs nothing. */
export class Intake {
  readonly #site: SiteStore;
  readonly #store: CatalogueStore;

  constructor(site: SiteStore, store: CatalogueStore) {
    this.#site = site;
    this.#store = store;
  }

  /** Takes products and answers how many were new or different. */
  take(incoming: readonly Incoming[], origin: Origin, now: number): number {
    const before = readLedger(this.#site);
    let ledger = before.pricesSince ? before : { ...before, pricesSince: now };
    let changed = 0;
    const { markets } = this.#site.doc<Settings>("settings") ?? { markets: [] };
    for (const one of incoming) {
      const after = this.#product(ledger, one, { origin, markets, now });
      if (after !== ledger) changed++;
      ledger = after;
    }
    if (ledger !== before) writeLedger(this.#site, ledger);
    return changed;
  }

  /** Takes what the shop itself uploads. */
  upload({ products = [], articles = [], remove = [] }: CatalogueUpload, now: number): void {
    this.take(
      products.map((product) => ({ product, keys: [`spelling/${product.id.toLowerCase()}`] })),
      "shop",
      now,
    );
    let ledger = readLedger(this.#site);
    for (const article of articles) {
      const fate = this.#store.putArticle(ledger.open, article);
      if (fate === "same") continue;
      ledger = entered({ ...ledger, articles: ledger.articles + (fate === "new" ? 1 : 0) });
    }
    writeLedger(this.#site, ledger);
    this.remove(remove);
  }

  remove(ids: readonly string[]): number {
    let ledger = readLedger(this.#site);
    const { open, inOpen, products, articles } = ledger;
    for (const id of ids) {
      if (this.#store.remove(ledger.open, "item", id))
        ledger = entered({ ...ledger, products: ledger.products - 1 });
      if (this.#store.remove(ledger.open, "guide", id))
        ledger = entered({ ...ledger, articles: ledger.articles - 1 });
    }
    if (ledger.open !== open || ledger.inOpen !== inOpen) writeLedger(this.#site, ledger);
    return products + articles - ledger.products - ledger.articles;
  }

  #product(ledger: Ledger, { product, keys }: Incoming, taking: Taking): Ledger {
    const { origin, markets, now } = taking;
    const before = this.#store.product(product.id);
    // Browsers only fill gaps: whatever the shop or its feed says stands.
    if (origin === "pages" && before && before.origin !== "pages") return ledger;
    const known = before?.history ?? noHistory;
    const history = historyAfter(known, before?.product ?? null, product, markets, now);
    const isLater = now > ledger.pricesSince + DAY_MS && origin !== "pages";
    const after = completed(origin === "feed" ? (before?.product ?? null) : null, product, {
      lowest30: lowestOf(history.points),
      // What a shop begins with is not new.
      addedAt: before ? before.product.addedAt : isLater ? now : undefined,
    });
    if (origin !== "pages") this.#noteKeys(product.id, keys);
    const json = JSON.stringify(after);
    if (before?.json === json) {
      if (before.origin !== origin) this.#store.setOrigin(product.id, origin);
      return ledger;
    }
    this.#store.putProduct(ledger.open, { product: after, json, origin, history });
    if (before) {
      for (const change of changesOf(before.product, after, history))
        this.#store.noteChange(ledger.version + 1, change, product.id);
    }
    return entered({ ...ledger, products: ledger.products + (before ? 0 : 1) });
  }

  #noteKeys(id: string, keys: readonly string[]): void {
    const known = this.#store.keysOf(id);
    if (known.join("\n") !== keys.toSorted().join("\n")) this.#store.putKeys(id, keys);
  }
}

/** The product with what is known of it besides: since when, its lowest price, what no feed has a field for. */
function completed(
  before: Product | null,
  product: Product,
  known: { readonly lowest30: number | undefined; readonly addedAt: number | undefined },
): Product {
  const { accessories, consumable, regions } = before ?? {};
  const lowest30 = product.lowest30 ?? known.lowest30;
  const addedAt = product.addedAt ?? known.addedAt;
  return {
    ...(accessories && { accessories }),
    ...(consumable !== undefined && { consumable }),
    ...(regions && { regions }),
    ...product,
    ...(lowest30 !== undefined && { lowest30 }),
    ...(addedAt !== undefined && { addedAt }),
  };
}
