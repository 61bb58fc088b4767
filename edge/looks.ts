import type { PageFacts } from "#protocol/batch.ts";
import { toMinor } from "#protocol/money.ts";
import type { Item } from "#protocol/event.ts";
import type { Catalogue } from "#protocol/product.ts";
import type { Sighting } from "./domain/catalogue/sighting.ts";
import type { Placed } from "./domain/session/placed.ts";
import type { LooksReport } from "./objects/site/catalogue/looks.ts";

interface Seen {
  known: number;
  readonly unknown: Sighting[];
  readonly since: number;
}

/** Who looked, and where: an address is only believed on one of the shop's own origins. */
export interface Onlooker {
  readonly visitor: string;
  readonly origin: string;
  readonly page: PageFacts;
}

// Only statistics: what an isolate loses when it ends is no harm.
const seen = new Map<string, Seen>();
const REPORT_MS = 10_000;
const UNKNOWN_AT_MOST = 100;

/** Notes looks at products; answers a report for the shop when it is time for one. */
export function noteLooks(
  site: string,
  placed: readonly Placed[],
  catalogue: Catalogue,
  onlooker: Onlooker,
): LooksReport | null {
  for (const { event } of placed) {
    if (event.kind !== "product_view") continue;
    const tally = seen.get(site) ?? { known: 0, unknown: [], since: Date.now() };
    seen.set(site, tally);
    if (catalogue.products.has(event.item.id)) tally.known++;
    else if (tally.unknown.length < UNKNOWN_AT_MOST)
      tally.unknown.push(sightingOf(event.item, onlooker));
  }
  const tally = seen.get(site);
  if (!tally || Date.now() - tally.since < REPORT_MS) return null;
  seen.delete(site);
  return { known: tally.known, unknown: tally.unknown };
}

function sightingOf(
  { id, name, price, currency, category, brand }: Item,
  { visitor, origin, page }: Onlooker,
): Sighting {
  const isOwnPage = page.product === id;
  return {
    id,
    visitor,
    ...(name !== undefined && { name }),
    ...(price !== undefined && currency !== undefined && { price: toMinor(price, currency) }),
    ...(currency !== undefined && { currency }),
    ...(category !== undefined && { category }),
    ...(brand !== undefined && { brand }),
    ...(isOwnPage && { url: origin + page.path.replace(/[?#].*$/, "") }),
  };
}
