import type { Segment } from "#protocol/segment.ts";
import type { ReachView } from "#protocol/views.ts";
import { now } from "./clock.ts";
import { seenSince } from "./census-reader.ts";

const DAYS = 7;
const DAY_MS = 86_400_000;
/** Asking one visitor wakes their object: a sample is enough to know a share. */
const ASKED_AT_MOST = 200;
const AT_ONCE = 20;

/** How many of the last week's visitors an audience fits, as they are now. */
export async function reachOf(
  env: Env,
  site: string,
  audience: Segment | undefined,
): Promise<ReachView> {
  const since = (await now(env)) - DAYS * DAY_MS;
  const { visitors, some } = await seenSince(env, site, since, ASKED_AT_MOST);
  let fit = 0;
  for (let from = 0; from < some.length; from += AT_ONCE) {
    const asked = some
      .slice(from, from + AT_ONCE)
      .map((visitor) => env.VISITOR.get(env.VISITOR.idFromString(visitor)).fits(site, audience));
    fit += (await Promise.all(asked)).filter(Boolean).length;
  }
  return { days: DAYS, visitors, asked: some.length, fit };
}
