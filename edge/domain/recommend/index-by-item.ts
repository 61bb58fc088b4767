interface ItemIndex {
  /** Item i's visits are postings start[i] to start[i + 1]. */
  readonly start: Uint32Array;
  readonly postings: Uint32Array;
}

/** For each item, the numbers of the visits that hold it, ascending: newest first. */
export function indexed(
  visits: readonly { readonly items: readonly number[] }[],
  items: number,
): ItemIndex {
  const start = new Uint32Array(items + 1);
  const distinct = visits.map((visit) => new Set(visit.items));
  for (const held of distinct) {
    for (const item of held) start[item + 1] = (start[item + 1] ?? 0) + 1;
  }
  for (let item = 0; item < items; item++) {
    start[item + 1] = (start[item + 1] ?? 0) + (start[item] ?? 0);
  }
  const next = start.slice();
  const postings = new Uint32Array(start[items] ?? 0);
  for (const [visit, held] of distinct.entries()) {
    for (const item of held) {
      const place = next[item] ?? 0;
      postings[place] = visit;
      next[item] = place + 1;
    }
  }
  return { start, postings };
}
