import { addCounts, type Counts } from "#protocol/counts.ts";
import type { Bucket } from "#protocol/views.ts";

/** The sum of all keys that begin with these parts: `sum(counts, "shown")` adds every campaign's. */
export function sum(counts: Counts, ...parts: readonly string[]): number {
  const key = parts.join("/");
  let all = 0;
  for (const [name, count] of Object.entries(counts)) {
    if (name === key || name.startsWith(`${key}/`)) all += count;
  }
  return all;
}

/** What follows the given parts, added up by the part at `depth` after them, largest first. */
export function split(
  counts: Counts,
  parts: readonly string[],
  depth = 0,
): readonly { readonly name: string; readonly count: number }[] {
  const prefix = `${parts.join("/")}/`;
  const groups = new Map<string, number>();
  for (const [key, count] of Object.entries(counts)) {
    if (!key.startsWith(prefix)) continue;
    const name = key.slice(prefix.length).split("/")[depth];
    if (name !== undefined) groups.set(name, (groups.get(name) ?? 0) + count);
  }
  return [...groups]
    .map(([name, count]) => ({ name, count }))
    .toSorted((left, right) => right.count - left.count || left.name.localeCompare(right.name));
}

/** All buckets as one. */
export function total(buckets: readonly Bucket[]): Counts {
  return buckets.reduce<Counts>((all, bucket) => addCounts(all, bucket.counts), {});
}

/** A share that is honest about nothing: null when there is no whole. */
export function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
