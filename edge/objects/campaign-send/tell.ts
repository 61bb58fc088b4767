import type { Occasion } from "../../domain/journey/occasion.ts";
import { visitorOf } from "../../namespaces.ts";
import { markOf, type RosterRow } from "../census/roster.ts";
import type { Progress } from "./progress.ts";

// Enough that some push services may hang for their ten seconds without holding up the others.
const AT_ONCE = 50;
const TRIES = 3;

/** Tells some visitors what happened; answers how many could not be told. `goesOn` is asked in between. */
export async function tellAll(
  env: Env,
  progress: Progress,
  rows: readonly RosterRow[],
  goesOn: () => boolean,
): Promise<number> {
  const waiting = [...rows];
  let failed = 0;
  const work = async () => {
    for (let row = waiting.pop(); row && goesOn(); row = waiting.pop()) {
      // oxlint-disable-next-line no-await-in-loop -- so many at once, each worker one
      if (!(await told(env, progress, row))) failed++;
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

async function told(env: Env, progress: Progress, { visitor }: RosterRow): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- a second try follows a failed one
      await visitorOf(env, progress.site, visitor).happened(progress.site, occasionsOf(progress));
      return true;
    } catch {
      // An object that is restarted fails once; telling it twice changes nothing.
    }
  }
  return false;
}

function occasionsOf({ news, startsAt: since }: Progress): readonly Occasion[] {
  if (news.kind === "collective") return [{ ...news, since }];
  const { kind, products } = news;
  return products.map((product) => ({ kind, product, since }));
}
