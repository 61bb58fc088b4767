import type { Flush } from "#protocol/counts.ts";
import { isWanted } from "../../domain/recommend/intake.ts";
import { recommenderOf } from "../../namespaces.ts";
import type { Wanted } from "../recommender.ts";

// What each shop's recommender asked for last; an isolate that has forgotten it asks again.
const wanted = new Map<string, Wanted>();
const SHOPS_KEPT = 1000;
const MAX_TRIES = 5;

interface Pupil {
  readonly site: string;
  /** The id of the visitor's object. */
  readonly visitor: string;
  readonly now: number;
  /** How often this flush was tried. */
  readonly tries: number;
}

/** Hands a flush's finished visits to the shop's recommender, which takes each of them once. */
export async function teach(
  env: Env,
  { sequences }: Flush,
  { site, visitor, now, tries }: Pupil,
): Promise<void> {
  const known = wanted.get(site);
  const share = known && known.until > now ? known.share : 1;
  const chosen = sequences.filter(({ at }) => isWanted(visitor, at, share));
  if (chosen.length === 0) return;
  try {
    const answer = await recommenderOf(env, site).take(site, visitor, chosen);
    if (wanted.size >= SHOPS_KEPT) wanted.clear();
    wanted.set(site, answer);
  } catch (error) {
    // Counting must not wait for learning forever.
    if (tries < MAX_TRIES) throw error;
  }
}
