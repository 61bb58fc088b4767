import type { Article, Catalogue, Product } from "#protocol/product.ts";
import { siteOf } from "../namespaces.ts";
import {
  aliasesKey,
  type Manifest,
  manifestKey,
  type Segment,
  segmentKey,
  type SegmentName,
} from "../objects/site/catalogue/segment.ts";

type Aliases = Readonly<Record<string, string>>;

/** Where pieces come from that KV does not have (yet); null: they are gone. */
interface Source {
  readonly manifest: () => Promise<Manifest | null>;
  readonly segment: (name: SegmentName) => Promise<Segment | null>;
  readonly aliases: () => Promise<Aliases | null>;
}

// What a catalogue was read from, so that the next version costs only what changed.
const manifests = new WeakMap<Catalogue, Manifest>();
const AT_ONCE = 4;

/** The newest catalogue; only pieces that `before` does not have are read. */
export async function currentCatalogue(
  env: Env,
  site: string,
  version: number,
  before: Catalogue | null,
): Promise<Catalogue> {
  const shop = siteOf(env, site);
  const current = await read(env, site, version, before, {
    manifest: () => shop.catalogueManifest(),
    segment: (name) => shop.catalogueSegment(name),
    aliases: () => shop.catalogueAliases(),
  });
  if (!current) throw new Error(`The catalogue of ${site} is missing.`);
  return current;
}

/** The catalogue of a past version; null if it is gone. */
export function pastCatalogue(env: Env, site: string, version: number): Promise<Catalogue | null> {
  return read(env, site, version, null, { manifest: gone, segment: gone, aliases: gone });
}

function gone(): Promise<null> {
  return Promise.resolve(null);
}

async function read(
  env: Env,
  site: string,
  version: number,
  before: Catalogue | null,
  source: Source,
): Promise<Catalogue | null> {
  const kv = env.SNAPSHOTS;
  const manifest =
    (await kv.get<Manifest>(manifestKey(site, version), "json")) ?? (await source.manifest());
  if (!manifest) return null;
  const known = before ? manifests.get(before) : undefined;
  const isMore = known !== undefined && startsWith(manifest.segments, known.segments);
  const products = new Map(isMore ? before?.products : []);
  const articles = new Map(isMore ? before?.articles : []);
  const missing = manifest.segments.slice(isMore ? known.segments.length : 0);
  for (let start = 0; start < missing.length; start += AT_ONCE) {
    const pieces = await Promise.all(
      missing
        .slice(start, start + AT_ONCE)
        .map(
          async (name) =>
            (await kv.get<Segment>(segmentKey(site, name.number), "json")) ?? source.segment(name),
        ),
    );
    for (const piece of pieces) {
      if (!piece) return null;
      apply(piece, products, articles);
    }
  }
  const aliases =
    manifest.aliases === 0
      ? {}
      : ((await kv.get<Aliases>(aliasesKey(site, manifest.aliases), "json")) ??
        (await source.aliases()) ??
        {});
  const catalogue = { version, products, articles, aliases: new Map(Object.entries(aliases)) };
  manifests.set(catalogue, { ...manifest, version });
  return catalogue;
}

function startsWith(longer: readonly SegmentName[], shorter: readonly SegmentName[]): boolean {
  return shorter.every(({ number }, index) => longer[index]?.number === number);
}

/** Repeated words are kept once: of a hundred thousand products most share brand, kind and size. */
function apply(
  piece: Segment,
  products: Map<string, Product>,
  articles: Map<string, Article>,
): void {
  const words = new Map<string, string>();
  const once = (word: string): string => {
    const kept = words.get(word);
    if (kept === undefined) words.set(word, word);
    return kept ?? word;
  };
  for (const id of piece.removedProducts) products.delete(id);
  for (const id of piece.removedArticles) articles.delete(id);
  for (const one of piece.products) {
    one.currency = once(one.currency);
    one.categories = one.categories.map(once);
    if (one.brand !== undefined) one.brand = once(one.brand);
    if (one.tags) one.tags = one.tags.map(once);
    for (const [name, value] of Object.entries(one.attributes ?? {})) {
      if (one.attributes) one.attributes[name] = once(value);
    }
    products.set(one.id, one);
  }
  for (const article of piece.articles) articles.set(article.id, article);
}
