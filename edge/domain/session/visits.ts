import { isParted, type Silence } from "./silence.ts";
import { sorted } from "./sorted.ts";

/** What is counted of a visit, besides its pages. */
const visitCounts = [
  "products",
  "lists",
  "contents",
  "searches",
  "searchesInVain",
  "filters",
  "cartAdds",
  "cartRemoves",
  "couponsRefused",
  "shippingShown",
  "exits",
  "returns",
  "aways",
  "idles",
  "shares",
  "pageMs",
  "productMs",
  "contentMs",
  "descriptionMs",
  "specificationMs",
  "reviewsMs",
  "imagesMs",
  "sizesMs",
  "deliveryMs",
] as const;
export type VisitCount = (typeof visitCounts)[number];

/** A product that was looked at or bought in a visit, or an article that was read. */
export interface VisitItem {
  readonly id: string;
  readonly bought: boolean;
  readonly content?: boolean;
  readonly at: number;
}

/** One visit: two of them that a late fact joins add up to one. */
export interface Visit {
  readonly startedAt: number;
  readonly lastAt: number;
  readonly pages: number;
  /** How far down its pages were read at most, 0 to 100. */
  readonly scroll?: number;
  readonly counts: Readonly<Partial<Record<VisitCount, number>>>;
  /** Products, the one looked at last at the end. */
  readonly items: readonly VisitItem[];
  /** Its products have been handed to the recommender. */
  readonly told: boolean;
}

/** Visits still known one by one, the latest at the end, and how many there were in all. */
export interface Visits {
  readonly visits: number;
  readonly earlier: readonly Visit[];
  readonly visit: Visit;
}

const KEPT = 5;
const MAX_ITEMS = 30;

/** A visit of which nothing is known but its moment. */
export function visitAt(at: number): Visit {
  return { startedAt: at, lastAt: at, pages: 0, counts: {}, items: [], told: false };
}

/** The visits once something happened at this moment; silence parts two visits. */
export function visitsAfter(
  before: Visits,
  at: number,
  silence: Silence,
  change: (visit: Visit) => Visit,
): Visits {
  const { visits, visit, earlier } = before;
  if (visits === 0) return { visits: 1, earlier, visit: change(visitAt(at)) };
  if (at >= visit.startedAt && !isParted(silence, visit.lastAt, at)) {
    const same = change(visit);
    return { visits, earlier, visit: at > same.lastAt ? { ...same, lastAt: at } : same };
  }
  const known = [...earlier, visit];
  // What lies before everything still known belongs to a visit that is only a number by now.
  if (visits > known.length && at < (known[0]?.startedAt ?? 0) - silence.gapMs)
    return { visits, earlier, visit };
  let joined = change(visitAt(at));
  const others: Visit[] = [];
  for (const one of known) {
    if (isParted(silence, one.lastAt, at) || isParted(silence, at, one.startedAt)) others.push(one);
    else joined = both(one, joined);
  }
  const all = [...others, joined].toSorted((left, right) => left.startedAt - right.startedAt);
  return {
    visits: visits + all.length - known.length,
    earlier: all.slice(0, -1).slice(-KEPT),
    visit: all.at(-1) ?? visit,
  };
}

/** The visit with more of something. */
export function counted(visit: Visit, name: VisitCount, amount = 1): Visit {
  return { ...visit, counts: { ...visit.counts, [name]: (visit.counts[name] ?? 0) + amount } };
}

/** The visit with a page that was read so far down. */
export function scrolled(visit: Visit, scroll: number): Visit {
  return scroll > (visit.scroll ?? 0) ? { ...visit, scroll } : visit;
}

/** The visit with one more product; the same product again moves to its latest moment. */
export function withItem(visit: Visit, item: VisitItem): Visit {
  if (visit.told) return visit;
  const known = visit.items.find(({ id, content }) => id === item.id && content === item.content);
  const merged = {
    ...item,
    bought: item.bought || (known?.bought ?? false),
    at: Math.max(item.at, known?.at ?? 0),
  };
  return { ...visit, items: newest([...visit.items.filter((one) => one !== known), merged]) };
}

/** Engaged time; pages count what their parts count too. */
export function engagedMs({ counts }: Visit): number {
  return Math.max(counts.pageMs ?? 0, (counts.productMs ?? 0) + (counts.contentMs ?? 0));
}

/** Everything of two people's visits who turn out to be one; two that overlap are one visit. */
export function joinedVisits(left: Visits, right: Visits, silence: Silence): Visits {
  const known = [left, right]
    .filter(({ visits }) => visits > 0)
    .flatMap(({ earlier, visit }) => [...earlier, visit])
    .toSorted((one, other) => one.startedAt - other.startedAt);
  const all: Visit[] = [];
  for (const visit of known) {
    const last = all.at(-1);
    if (last && !isParted(silence, last.lastAt, visit.startedAt))
      all[all.length - 1] = both(last, visit);
    else all.push(visit);
  }
  return {
    visits: left.visits + right.visits + all.length - known.length,
    earlier: all.slice(0, -1).slice(-KEPT),
    visit: all.at(-1) ?? left.visit,
  };
}

function both(left: Visit, right: Visit): Visit {
  let sum: Visit = {
    startedAt: Math.min(left.startedAt, right.startedAt),
    lastAt: Math.max(left.lastAt, right.lastAt),
    pages: left.pages + right.pages,
    counts: { ...left.counts },
    items: left.items,
    told: left.told || right.told,
  };
  for (const name of visitCounts) {
    if (right.counts[name]) sum = counted(sum, name, right.counts[name]);
  }
  for (const item of right.items) sum = withItem(sum, item);
  return scrolled(sum, Math.max(left.scroll ?? 0, right.scroll ?? 0));
}

function newest(items: readonly VisitItem[]): readonly VisitItem[] {
  return sorted(items, (left, right) => left.at - right.at || (left.id < right.id ? -1 : 1)).slice(
    -MAX_ITEMS,
  );
}
