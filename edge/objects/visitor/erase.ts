import { censusOf, recommenderOf, siteOf, visitorOf } from "../../namespaces.ts";
import type { Kin } from "./kin.ts";
import type { Memory } from "./memory.ts";

interface Erasure {
  readonly site: string;
  /** The id of this object. */
  readonly self: string;
  readonly until: number;
}

/** Forgets somebody everywhere, on every device; whatever breaks on the way may be done once more. */
export async function erase(memory: Memory, kin: Kin, env: Env, erasure: Erasure): Promise<void> {
  await memory.closed(erasure.until, () => forget(memory, kin, env, erasure));
}

async function forget(
  memory: Memory,
  kin: Kin,
  env: Env,
  { site, self, until }: Erasure,
): Promise<void> {
  const { visitor, flush } = memory.state ?? {};
  const shard = flush?.shard ?? kin.moved?.shard ?? 0;
  const name = visitor ?? kin.moved?.visitor;
  for (const device of kin.devices()) await visitorOf(env, site, device).eraseDevice(site);
  await censusOf(env, site, shard).erase(self, until);
  if (name !== undefined) await siteOf(env, site).forget(name);
  await recommenderOf(env, site).forget(self);
  await memory.bury(until);
  kin.forget();
}
