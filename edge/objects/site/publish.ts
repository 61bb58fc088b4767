import type { Campaign } from "#protocol/campaign.ts";
import type { Counts } from "#protocol/counts.ts";
import type { Persona } from "#protocol/persona.ts";
import type { Article, Product } from "#protocol/product.ts";
import type { Settings, Snapshot } from "#protocol/site.ts";
import { capsOf, type PlanBooks, withPlans } from "../../domain/experiment/plan-book.ts";
import { learntDoc } from "./lessons.ts";
import type { SiteStore } from "./store.ts";

export interface Versions {
  readonly snapshot: number;
  readonly catalogue: number;
  readonly model: number;
}

/** One piece of a published catalogue, small enough for one KV value. */
export interface CataloguePart {
  readonly products: readonly Product[];
  readonly articles: readonly Article[];
  readonly last: boolean;
}

const PART = 10_000;
const NONE: Versions = { snapshot: 0, catalogue: 0, model: 0 };

export function snapshotKey(site: string, version: number): string {
  return `snapshot/${site}/${version}`;
}

export function catalogueKey(site: string, version: number, part: number): string {
  return `catalogue/${site}/${version}/${part}`;
}

export function versionsOf(store: SiteStore): Versions {
  return store.doc<Versions>("versions") ?? NONE;
}

/** What was fixed about every experiment of the shop. */
export function plansOf(store: SiteStore): PlanBooks {
  return store.doc<PlanBooks>("plans") ?? {};
}

/** Makes the next immutable version of what decisions read and answers it. */
export function nextSnapshot(
  store: SiteStore,
  site: string,
  changed: Partial<Versions>,
  now: number,
): Snapshot {
  const before = versionsOf(store);
  const versions = { ...before, ...changed, snapshot: before.snapshot + 1 };
  const settings = store.doc<Settings>("settings");
  if (!settings) throw new Error("A shop without settings was asked to publish.");
  const draft: Omit<Snapshot, "caps"> = {
    site,
    edge: store.doc<string>("edge") ?? "",
    version: versions.snapshot,
    settings,
    personas: store.doc<Persona[]>("personas") ?? [],
    campaigns: store.campaigns().filter(mayMatter),
    pushKey: store.doc<{ publicKey: string }>("push-key")?.publicKey ?? "",
    catalogueVersion: versions.catalogue,
    modelVersion: versions.model,
    shards: store.doc<number>("shards") ?? 1,
    learnt: learntDoc(store),
  };
  const plans = withPlans(plansOf(store), draft, store.doc<Counts>("sold") ?? {}, now);
  const snapshot: Snapshot = { ...draft, caps: capsOf(plans) };
  store.putDoc("plans", plans);
  store.putDoc("versions", versions);
  store.putSnapshot(snapshot.version, snapshot);
  return snapshot;
}

// A paused campaign is needed too: its journeys wait, those of an ended one are over.
function mayMatter({ status }: Campaign): boolean {
  return status === "live" || status === "paused";
}

/** The catalogue as it stands, cut into parts; there is always at least one. */
export function cataloguePart(store: SiteStore, part: number): CataloguePart {
  const products = store.products().slice(part * PART, (part + 1) * PART);
  const last = store.sizes().products <= (part + 1) * PART;
  return { products, articles: part === 0 ? store.articles() : [], last };
}
