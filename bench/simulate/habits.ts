import tables from "./habits.json" with { type: "json" };
import type { Chance } from "./chance.ts";

/** What somebody does next in a visit, as recorded visitors did. */
export type Act = "view" | "cart" | "remove_from_cart" | "purchase" | "end";

const acts: ReadonlyMap<string, Act> = new Map(
  (["view", "cart", "remove_from_cart", "purchase", "end"] as const).map((act) => [act, act]),
);
const next: Readonly<Record<string, Readonly<Record<string, number>>>> = tables.next;
// Nothing recorded tells the hours of a whole day; these are an assumption: asleep at night, busiest in the evening.
const hourWeights = [1, 1, 0, 0, 0, 1, 2, 4, 5, 6, 6, 6, 7, 6, 6, 6, 7, 8, 9, 10, 10, 8, 5, 3];
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** The next act after this one; "start" begins a visit. */
export function actAfter(before: Act | "start", chance: Chance): Act {
  // An export has one row for each product of an order; here an order is one fact.
  if (before === "purchase") return "end";
  return acts.get(chance.weighted(next[before] ?? { end: 1 })) ?? "end";
}

/** How long until the next act, ms. */
export function pauseOf(act: Act, chance: Chance): number {
  const seconds = chance.quantile(
    act === "view" ? tables.secondsOnAPage : tables.secondsBetweenEvents,
  );
  return 1000 + seconds * 1000;
}

/** When somebody visits within so many days from `start` on, ascending; a few times, by day rather than by night. */
export function visitsWithin(days: number, start: number, chance: Chance): readonly number[] {
  const isOnceOnly = chance.hits(1 - tables.returningShare);
  const count = isOnceOnly ? 1 : 1 + Math.floor(chance.exponential(1.6));
  const weights = Object.fromEntries(hourWeights.map((weight, hour) => [String(hour), weight]));
  return Array.from({ length: count }, () => {
    const day = Math.floor(chance.share() * days);
    const hour = Number(chance.weighted(weights));
    return start + day * DAY_MS + (hour + chance.share()) * HOUR_MS;
  }).toSorted((left, right) => left - right);
}
