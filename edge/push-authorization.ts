import { siteOf } from "./namespaces.ts";

/** How a shop's pushes to one service are signed, and until when that holds. */
export interface PushAuthorization {
  readonly header: string;
  readonly until: number;
}

// Isolates are many and short-lived; this is a cache, the truth is Site.
const held = new Map<string, PushAuthorization>();
const HELD_AT_MOST = 256;

/**
 * The `Authorization` header for one push service; null: the key was given up. `version` is the
 * shop's as Site has just told it: a key that is changed makes another one, and nothing older counts.
 */
export async function pushAuthorization(
  env: Env,
  { site, version, now }: { readonly site: string; readonly version: number; readonly now: number },
  audience: string,
  pushKey: string,
): Promise<string | null> {
  const name = [site, version, pushKey, audience].join(" ");
  const known = held.get(name);
  if (known && known.until > now) return known.header;
  const answer = await siteOf(env, site).pushAuthorization(audience, pushKey);
  if (!answer) return null;
  if (held.size >= HELD_AT_MOST) held.clear();
  held.set(name, answer);
  return answer.header;
}
