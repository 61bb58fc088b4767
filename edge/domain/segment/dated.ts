/** Members of a set, each once, and when each was last seen. */
export interface DatedSet {
  readonly members: readonly string[];
  readonly lastAt: readonly number[];
}

interface Entry {
  readonly id: string;
  readonly at: number;
}

/** Each member once, with its latest moment. */
export function dated(entries: readonly Entry[]): DatedSet {
  const set = new Map<string, number>();
  for (const { id, at } of entries) set.set(id, Math.max(at, set.get(id) ?? at));
  return { members: [...set.keys()], lastAt: [...set.values()] };
}

/** The same of a list that has each member once as it is. */
export function listed(entries: readonly Entry[]): DatedSet {
  return { members: entries.map(({ id }) => id), lastAt: entries.map(({ at }) => at) };
}
