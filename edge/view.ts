import type { Catalogue } from "#protocol/product.ts";
import type { Snapshot } from "#protocol/site.ts";
import { siteOf } from "./namespaces.ts";
import {
  catalogueKey,
  type CataloguePart,
  snapshotKey,
  type Versions,
} from "./objects/site/publish.ts";

/** All of a shop that decisions read, as this isolate holds it. */
export interface View {
  readonly snapshot: Snapshot;
  readonly catalogue: Catalogue;
}

interface Held {
  readonly view: View;
  checkedAt: number;
}

// Isolates are many and short-lived; this is a cache, the truth is Site.
const held = new Map<string, Held>();
const HELD_AT_MOST = 64;
const CHECK_MS = 10_000;

/** The shop's current view; at most ten seconds old, refreshed in the background. Null: no such shop. */
export async function viewOf(
  env: Env,
  site: string,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<View | null> {
  const known = held.get(site);
  if (!known) return freshView(env, site);
  if (Date.now() - known.checkedAt > CHECK_MS) {
    known.checkedAt = Date.now();
    waitUntil(freshView(env, site));
  }
  return known.view;
}

/** The shop's view as Site knows it this instant: for sends, which a pause must stop at once. */
export async function freshView(env: Env, site: string): Promise<View | null> {
  const versions = await siteOf(env, site).versions();
  if (!versions) return null;
  const known = held.get(site);
  if (known?.view.snapshot.version === versions.snapshot) {
    known.checkedAt = Date.now();
    return known.view;
  }
  const view = {
    snapshot: await readSnapshot(env, site, versions),
    catalogue:
      known?.view.catalogue.version === versions.catalogue
        ? known.view.catalogue
        : await readCatalogue(env, site, versions),
  };
  hold(site, view);
  return view;
}

function hold(site: string, view: View): void {
  held.delete(site);
  held.set(site, { view, checkedAt: Date.now() });
  const [oldest] = held.keys();
  if (held.size > HELD_AT_MOST && oldest !== undefined) held.delete(oldest);
}

async function readSnapshot(env: Env, site: string, versions: Versions): Promise<Snapshot> {
  const stored = await env.SNAPSHOTS.get<Snapshot>(snapshotKey(site, versions.snapshot), "json");
  const snapshot = stored ?? (await siteOf(env, site).snapshot(versions.snapshot));
  if (!snapshot) throw new Error(`Snapshot ${versions.snapshot} of ${site} is missing.`);
  return snapshot;
}

async function readCatalogue(
  env: Env,
  site: string,
  { catalogue: version }: Versions,
): Promise<Catalogue> {
  const catalogue = { version, products: new Map(), articles: new Map() };
  for (let part = 0, last = false; !last; part++) {
    const piece =
      (await env.SNAPSHOTS.get<CataloguePart>(catalogueKey(site, version, part), "json")) ??
      (await siteOf(env, site).cataloguePart(part));
    for (const product of piece.products) catalogue.products.set(product.id, product);
    for (const article of piece.articles) catalogue.articles.set(article.id, article);
    last = piece.last;
  }
  return catalogue;
}
