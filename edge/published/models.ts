import { load } from "../domain/recommend/load.ts";
import type { Model } from "../domain/recommend/model.ts";
import { modelKey } from "./model-key.ts";
import { recommenderOf } from "../namespaces.ts";

/** A model as this isolate holds it. */
export interface HeldModel {
  readonly version: number;
  readonly model: Model;
}

// The least recently used goes first; bytes are those of the file and, roughly, of the names made from it.
const held = new Map<string, HeldModel>();
const HELD_BYTES = 32_000_000;
const BYTES_PER_NAME = 120;
// What was asked for last per shop: a value that KV does not have yet is not asked for by every visit.
const asked = new Map<string, { readonly version: number; readonly at: number }>();
const ASK_AGAIN_MS = 10_000;

/** The shop's model, if this isolate holds one; it may be older than the newest. */
export function modelOf(site: string): HeldModel | null {
  const known = held.get(site);
  if (!known) return null;
  held.delete(site);
  held.set(site, known);
  return known;
}

/** Brings this version into the isolate; a broken one is reported, and the one before it goes on serving. */
export async function fetchModel(env: Env, site: string, version: number): Promise<void> {
  const known = held.get(site);
  if (version === 0 || (known && known.version >= version)) return;
  const last = asked.get(site);
  if (last?.version === version && Date.now() - last.at < ASK_AGAIN_MS) return;
  asked.set(site, { version, at: Date.now() });
  const found = await open(env, site, version);
  // None held: this isolate is new, and the version before is what the others go on with.
  const model = found ?? (known || version === 1 ? null : await open(env, site, version - 1));
  if (!model || (held.get(site)?.version ?? 0) >= model.version) return;
  // One assignment: a visit sees the old model or the new one, whole.
  held.set(site, model);
  makeRoom();
}

/** A published model as it is in KV; null if it is gone or broken. */
export async function readModel(env: Env, site: string, version: number): Promise<Model | null> {
  const buffer = await env.SNAPSHOTS.get(modelKey(site, version), "arrayBuffer");
  const model = buffer && load(buffer);
  return model?.kind === "ready" ? model : null;
}

async function open(env: Env, site: string, version: number): Promise<HeldModel | null> {
  const buffer = await env.SNAPSHOTS.get(modelKey(site, version), "arrayBuffer");
  if (!buffer) return null;
  const model = load(buffer);
  if (model.kind === "ready") return { version, model };
  await recommenderOf(env, site).broken(version, model.reason);
  return null;
}

function makeRoom(): void {
  let bytes = 0;
  for (const [site, { model }] of [...held].toReversed()) {
    bytes += model.byteLength + model.keys.length * BYTES_PER_NAME;
    if (bytes > HELD_BYTES && held.size > 1) held.delete(site);
  }
}
