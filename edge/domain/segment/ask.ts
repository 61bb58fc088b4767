import type { FactName, FactValue } from "#protocol/catalog/facts.ts";
import type { FactSources } from "./fact-sources.ts";
import { factsOf } from "./facts.ts";
import type { Ask } from "./holds.ts";
import { type Seen, type SetName, setsOf } from "./sets.ts";

const DAY_MS = 86_400_000;

/** Answers what audiences ask about a visitor: worked out when asked, since most is never asked, and once. */
export function askAbout(sources: () => FactSources): Ask {
  const known = new Map<FactName, FactValue | undefined>();
  let from: FactSources | null = null;
  return (name, withinDays) => {
    if (withinDays === undefined && known.has(name)) return known.get(name);
    from ??= sources();
    const value = isSet(name)
      ? membersOf(setsOf[name](from), withinDays, from.now)
      : within(factsOf[name](from), withinDays);
    if (withinDays === undefined) known.set(name, value);
    return value;
  };
}

function isSet(name: FactName): name is SetName {
  return Object.hasOwn(setsOf, name);
}

/** Each member once; "in the last N days" by its latest moment. */
function membersOf(
  seen: readonly Seen[],
  withinDays: number | undefined,
  now: number,
): readonly string[] {
  const since = withinDays === undefined ? -Infinity : now - withinDays * DAY_MS;
  return [...new Set(seen.filter(({ at }) => at >= since).map(({ id }) => id))];
}

// Of a set without moments nothing is known to be recent.
function within(value: FactValue | undefined, withinDays: number | undefined) {
  return withinDays !== undefined && typeof value === "object" ? [] : value;
}
