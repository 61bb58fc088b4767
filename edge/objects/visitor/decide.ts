import type { OfferWish } from "../../domain/decide/offer.ts";
import type { Codes, Surroundings } from "../../domain/moment.ts";
import { siteOf } from "../../namespaces.ts";
import { olderSnapshots, type View } from "../../published/view.ts";
import type { Memory } from "./memory.ts";
import type { Circumstances } from "./store.ts";

/** Asks the domain until it needs no more codes; it sees the newest state every time. */
export async function decide<R extends { readonly wishes: readonly OfferWish[] }>(
  memory: Memory,
  env: Env,
  { snapshot, catalogue, model, modelVersion }: View,
  visitor: string,
  { at, seed, occasions = [] }: Pick<Circumstances, "at" | "seed" | "occasions">,
  ask: (around: Surroundings) => R,
): Promise<{ readonly result: R; readonly made: Circumstances }> {
  const older = await olderSnapshots(env, snapshot, memory.state);
  let codes: Codes = {};
  for (;;) {
    const result = ask({ snapshot, catalogue, model, now: at, seed, codes, older });
    const versions = { snapshot: snapshot.version, catalogue: catalogue.version };
    const made = { at, seed, codes, occasions, ...versions, model: modelVersion };
    // Whoever is erased meanwhile must not be given a code: the shop would know them by it.
    if (result.wishes.length === 0 || memory.buriedUntil > at) return { result, made };
    const site = siteOf(env, snapshot.site);
    const issued = await memory.trace(site.issueCodes(visitor, result.wishes));
    codes = { ...codes, ...issued };
  }
}
