/** Holm's adjusted p-values, in the order given: comparing several variants costs no false alarms. */
export function holm(ps: readonly number[]): readonly number[] {
  const ranked = ps.map((p, index) => ({ p, index })).toSorted((one, other) => one.p - other.p);
  const adjusted = new Map<number, number>();
  let atLeast = 0;
  for (const [rank, { p, index }] of ranked.entries()) {
    atLeast = Math.max(atLeast, Math.min(1, (ps.length - rank) * p));
    adjusted.set(index, atLeast);
  }
  return ps.map((_, index) => adjusted.get(index) ?? 1);
}
