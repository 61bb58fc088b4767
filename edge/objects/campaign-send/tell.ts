import type { Occasion } from "../../domain/journey/occasion.ts";
import { visitorOf } from "../../namespaces.ts";
import { markOf, type RosterRow } from "../census/roster.ts";
import type { Progress } from "./progress.ts";

// Enough that some push services may hang for their ten seconds without holding up the others.
const AT_ONCE = 50;

/** Tells some visitors what happened; answers who could not be told. `goesOn` is asked in between. */
export async function tellAll(
  env: Env,
  progress: Progress,
  visitors: readonly string[],
  goesOn: () => boolean,
): Promise<readonly string[]> {
  const waiting = [...visitors];
  const failed: string[] = [];
  const work = async () => {
    for (let visitor = waiting.pop(); visitor && goesOn(); visitor = waiting.pop()) {
      // oxlint-disable-next-line no-await-in-loop -- so many at once, each worker one
      if (!(await isTold(env, progress, visitor))) failed.push(visitor);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failed;
}

/** Whether this visitor may have to do with it; the visitor's own object knows for sure. */
export function concerns({ news, isPush }: Progress, row: RosterRow): boolean {
  if (isPush && !row.reachable) return false;
  if (news.kind === "collective") return true;
  return news.products.some((product) => row.watched.includes(markOf(product)));
}

async function isTold(env: Env, progress: Progress, visitor: string): Promise<boolean> {
  try {
    await visitorOf(env, progress.site, visitor).happened(progress.site, occasionsOf(progress));
    return true;
  } catch {
    // Restarted or overloaded: it is told again after a pause, which changes nothing if it heard.
    return false;
  }
}

function occasionsOf({ news, startsAt: since }: Progress): readonly Occasion[] {
  if (news.kind === "collective") return [{ ...news, since }];
  const { products, ...change } = news;
  return products.map((product) => ({ ...change, product, since }));
}
