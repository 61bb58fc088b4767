/** The chance that a positive example scores higher than a negative one; ties count half. */
export function auc(
  examples: readonly { readonly score: number; readonly positive: boolean }[],
): number {
  const sorted = examples.toSorted((left, right) => left.score - right.score);
  let ranks = 0;
  let positives = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to++;
    const here = sorted.slice(from, to).filter(({ positive }) => positive).length;
    ranks += (here * (from + to + 1)) / 2;
    positives += here;
    from = to;
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (sorted.length - positives));
}
