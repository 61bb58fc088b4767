import type { Campaign } from "#protocol/campaign.ts";
import type { Counts } from "#protocol/counts.ts";
import type { Persona } from "#protocol/persona.ts";
import type { Settings, Snapshot } from "#protocol/site.ts";
import { capsOf, type PlanBooks, windowsOf, withPlans } from "../../domain/experiment/plan-book.ts";
import { learntDoc } from "./lessons.ts";
import type { SiteStore } from "./store.ts";

export interface Versions {
  readonly snapshot: number;
  readonly catalogue: number;
  readonly model: number;
}

const NONE: Versions = { snapshot: 0, catalogue: 0, model: 0 };

export function snapshotKey(site: string, version: number): string {
  return `snapshot/${site}/${version}`;
}

export function versionsOf(store: SiteStore): Versions {
  return store.doc<Versions>("versions") ?? NONE;
}

/** What was fixed about every experiment of the shop. */
export function plansOf(store: SiteStore): PlanBooks {
  return store.doc<PlanBooks>("plans") ?? {};
}

/** Makes the next immutable version of what decisions read and answers it. */
export function nextSnapshot(store: SiteStore, site: string, now: number): Snapshot {
  const before = versionsOf(store);
  const versions = { ...before, snapshot: before.snapshot + 1 };
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
  const snapshot: Snapshot = { ...draft, caps: capsOf(plans), windows: windowsOf(plans) };
  store.putDoc("plans", plans);
  store.putDoc("versions", versions);
  store.putSnapshot(snapshot.version, snapshot);
  return snapshot;
}

// A paused campaign is needed too: its journeys wait, those of an ended one are over.
function mayMatter({ status }: Campaign): boolean {
  return status === "live" || status === "paused";
}
