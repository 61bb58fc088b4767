/** Members of a set, each once, and how many days ago each was last seen. */
export interface DatedSet {
  readonly members: readonly string[];
  readonly daysAgo: readonly number[];
}

const DAY_MS = 86_400_000;

interface Entry {
  readonly id: string;
  readonly at: number;
}

/** Each member once, by its latest moment. */
export function dated(entries: readonly Entry[], now: number): DatedSet {
  const lastAt = new Map<string, number>();
  for (const { id, at } of entries) lastAt.set(id, Math.max(at, lastAt.get(id) ?? at));
  return {
    members: [...lastAt.keys()],
    daysAgo: Array.from(lastAt.values(), (at) => (now - at) / DAY_MS),
  };
}
