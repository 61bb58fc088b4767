import type { SiteStore } from "../store.ts";
import type { SegmentName } from "./segment.ts";

/** What is published and what is not yet. */
export interface Ledger {
  /** The last version. */
  readonly version: number;
  /** The aliases it was published with. */
  readonly aliases: number;
  readonly published: readonly SegmentName[];
  /** Full or closed, not published yet: a kill between two writes leaves them for the next publish. */
  readonly closed: readonly number[];
  /** Takes what comes in now. */
  readonly open: number;
  readonly inOpen: number;
  readonly products: number;
  readonly articles: number;
  /** The first price that was ever noted, epoch ms. */
  readonly pricesSince: number;
  /** Pieces that no version names any more; the next rewriting deletes them. */
  readonly garbage: readonly number[];
}

const NEW: Ledger = {
  version: 0,
  aliases: 0,
  published: [],
  closed: [],
  open: 1,
  inOpen: 0,
  products: 0,
  articles: 0,
  pricesSince: 0,
  garbage: [],
};
/** About 2 MB: well within one KV value, one row of SQLite and an isolate's patience. */
export const SEGMENT_ENTRIES = 4000;

export function readLedger(store: SiteStore): Ledger {
  return store.doc<Ledger>("catalogue") ?? NEW;
}

export function writeLedger(store: SiteStore, ledger: Ledger): void {
  store.putDoc("catalogue", ledger);
}

/** The ledger with one more entry in the open segment; a full one is closed. */
export function entered(ledger: Ledger): Ledger {
  const inOpen = ledger.inOpen + 1;
  return inOpen < SEGMENT_ENTRIES ? { ...ledger, inOpen } : closed({ ...ledger, inOpen });
}

/** The ledger with nothing in the open segment. */
export function closed(ledger: Ledger): Ledger {
  if (ledger.inOpen === 0) return ledger;
  return { ...ledger, closed: [...ledger.closed, ledger.open], open: ledger.open + 1, inOpen: 0 };
}

/** Whether reading the catalogue takes so many pieces that it is worth writing it anew. */
export function isScattered({ published, closed: more, products }: Ledger): boolean {
  return published.length + more.length > 16 + 2 * Math.ceil(products / SEGMENT_ENTRIES);
}
