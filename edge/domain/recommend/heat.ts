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

/** Demand per item number: looks and purchases, fading with age; visits come newest first. */
export function heatOf(visits: readonly Demand[], items: number): Float32Array {
  const heat = new Float32Array(items);
  const newestAt = visits[0]?.at ?? 0;
  for (const visit of visits) {
    const warmth = Math.exp((visit.at - newestAt) / DAY_MS / FADES_DAYS);
    for (const [step, item] of visit.items.entries()) {
      heat[item] = (heat[item] ?? 0) + warmth * (visit.bought[step] ? PURCHASE_LOOKS : 1);
    }
  }
  return heat;
}
