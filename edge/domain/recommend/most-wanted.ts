const DAY_MS = 86_400_000;
/** Demand halves in about five days: this week's best sellers, not last season's. */
const FADES_DAYS = 7;
/** What a purchase says about demand, in looks. */
const PURCHASE_LOOKS = 5;

interface Demand {
  readonly at: number;
  readonly items: readonly number[];
  readonly bought: readonly boolean[];
}

/** The item numbers most looked at and bought, lately above all; visits come newest first. */
export function mostWanted(visits: readonly Demand[], count: number): readonly number[] {
  const heat = new Map<number, number>();
  const newestAt = visits[0]?.at ?? 0;
  for (const visit of visits) {
    const warmth = Math.exp((visit.at - newestAt) / DAY_MS / FADES_DAYS);
    for (const [step, item] of visit.items.entries()) {
      const worth = visit.bought[step] ? PURCHASE_LOOKS : 1;
      heat.set(item, (heat.get(item) ?? 0) + warmth * worth);
    }
  }
  return [...heat]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([item]) => item);
}
