/** Members of a set with the moment each was last seen. */
export type DatedSet = ReadonlyMap<string, number>;

/** Each member once, with its latest moment. */
export function dated(entries: readonly { readonly id: string; readonly at: number }[]): DatedSet {
  const set = new Map<string, number>();
  for (const { id, at } of entries) set.set(id, Math.max(at, set.get(id) ?? at));
  return set;
}
