import type { Catalogue } from "#protocol/product.ts";
import type { Snapshot } from "#protocol/site.ts";
import { currentCatalogue, pastCatalogue } from "./catalogue.ts";
import { versionsOf } from "../domain/journey/under-way.ts";
import type { Model } from "../domain/recommend/model.ts";
import type { VisitorState } from "../domain/state.ts";
import { fetchModel, modelOf, readModel } from "./models.ts";
import { siteOf } from "../namespaces.ts";
import { snapshotKey } from "../objects/site/publish.ts";
import type { Circumstances } from "../objects/visitor/store.ts";

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
  /** The number of the question that this answers: an earlier one may be answered later, and knows less. */
  readonly asked: number;
  checkedAt: number;
}

// Isolates are many and short-lived; this is a cache, the truth is Site.
const held = new Map<string, Held>();
const HELD_AT_MOST = 64;
const CHECK_MS = 10_000;
let questions = 0;

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
  const asked = ++questions;
  const versions = await siteOf(env, site).versions();
  if (!versions) return null;
  const known = held.get(site);
  const now = {
    asked,
    snapshot:
      known?.snapshot.version === versions.snapshot
        ? known.snapshot
        : await readSnapshot(env, site, versions.snapshot),
    catalogue:
      known?.catalogue.version === versions.catalogue
        ? known.catalogue
        : await currentCatalogue(env, site, versions.catalogue, known?.catalogue ?? null),
    checkedAt: Date.now(),
  };
  hold(site, now);
  // Nobody waits for a model: until it is here, the one before it answers.
  background(fetchModel(env, site, versions.model));
  return shown(site, now);
}

const none: ReadonlyMap<number, Snapshot> = new Map();

/** The snapshots that journeys under way began with, because their campaigns were edited since. */
export async function olderSnapshots(
  env: Env,
  snapshot: Snapshot,
  state: VisitorState | null,
): Promise<ReadonlyMap<number, Snapshot>> {
  const versions = state ? versionsOf(state, snapshot) : [];
  if (versions.length === 0) return none;
  const read = versions.map(async (version): Promise<[number, Snapshot]> => [
    version,
    await readSnapshot(env, snapshot.site, version),
  ]);
  return new Map(await Promise.all(read));
}

/** The shop as a past decision saw it; a model or catalogue that is gone is null. */
export async function pastView(
  env: Env,
  site: string,
  { snapshot, catalogue, model }: Pick<Circumstances, "snapshot" | "catalogue" | "model">,
): Promise<View | null> {
  const [then, goods, learnt] = await Promise.all([
    readSnapshot(env, site, snapshot),
    pastCatalogue(env, site, catalogue),
    model === 0 ? null : readModel(env, site, model),
  ]);
  if (!goods || (model !== 0 && !learnt)) return null;
  return { snapshot: then, catalogue: goods, model: learnt, modelVersion: model };
}

function shown(site: string, { snapshot, catalogue }: Held): View {
  const known = modelOf(site);
  return { snapshot, catalogue, model: known?.model ?? null, modelVersion: known?.version ?? 0 };
}

function hold(site: string, now: Held): void {
  if ((held.get(site)?.asked ?? 0) > now.asked) return;
  held.delete(site);
  held.set(site, now);
  const [oldest] = held.keys();
  if (held.size > HELD_AT_MOST && oldest !== undefined) held.delete(oldest);
}

async function readSnapshot(env: Env, site: string, version: number): Promise<Snapshot> {
  const stored = await env.SNAPSHOTS.get<Snapshot>(snapshotKey(site, version), "json");
  const snapshot = stored ?? (await siteOf(env, site).snapshot(version));
  if (!snapshot) throw new Error(`Snapshot ${version} of ${site} is missing.`);
  return snapshot;
}
