import type { Model } from "./model.ts";

/** The items most in demand, hottest first. */
export function hottest(
  model: Model,
  count: number,
  allows: (item: number) => boolean,
): readonly number[] {
  return Array.from(model.heat.keys())
    .filter(allows)
    .toSorted((a, b) => (model.heat[b] ?? 0) - (model.heat[a] ?? 0))
    .slice(0, count);
}
