import type { Catalogue } from "#protocol/product.ts";
import type { Snapshot } from "#protocol/site.ts";
import type { Model } from "./domain/recommend/model.ts";
import { fetchModel, modelOf } from "./models.ts";
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
  /** Null until this isolate holds one. */
  readonly model: Model | null;
  readonly modelVersion: number;
}

interface Held {
  readonly snapshot: Snapshot;
  readonly catalogue: Catalogue;
  checkedAt: number;
}

// Isolates are many and short-lived; this is a cache, the truth is Site.
const held = new Map<string, Held>();
const HELD_AT_MOST = 64;
const CHECK_MS = 10_000;

/** Goes on with work that nobody waits for. */
type Background = (work: Promise<unknown>) => void;

/** The shop's current view; at most ten seconds old, refreshed in the background. Null: no such shop. */
export async function viewOf(env: Env, site: string, background: Background): Promise<View | null> {
  const known = held.get(site);
  if (!known) return freshView(env, site, background);
  if (Date.now() - known.checkedAt > CHECK_MS) {
    known.checkedAt = Date.now();
    background(freshView(env, site, background));
  }
  return shown(site, known);
}

/** The shop's view as Site knows it this instant: for sends, which a pause must stop at once. */
export async function freshView(
  env: Env,
  site: string,
  background: Background,
): Promise<View | null> {
  const versions = await siteOf(env, site).versions();
  if (!versions) return null;
  const known = held.get(site);
  const now = {
    snapshot:
      known?.snapshot.version === versions.snapshot
        ? known.snapshot
        : await readSnapshot(env, site, versions),
    catalogue:
      known?.catalogue.version === versions.catalogue
        ? known.catalogue
        : await readCatalogue(env, site, versions),
    checkedAt: Date.now(),
  };
  hold(site, now);
  // Nobody waits for a model: until it is here, the one before it answers.
  background(fetchModel(env, site, versions.model));
  return shown(site, now);
}

function shown(site: string, { snapshot, catalogue }: Held): View {
  const known = modelOf(site);
  return { snapshot, catalogue, model: known?.model ?? null, modelVersion: known?.version ?? 0 };
}

function hold(site: string, now: Held): void {
  held.delete(site);
  held.set(site, now);
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
