/** A feature of all examples, cut into at most 32 bins. */
export interface Binned {
  readonly name: string;
  readonly borders: readonly number[];
  readonly bins: Uint8Array;
}

const BINS = 32;

/** Cuts a feature between its quantiles, and always between its least value and the rest. */
export function binned(name: string, values: readonly number[]): Binned {
  const sorted = values.toSorted((left, right) => left - right);
  const cuts = new Set<number>();
  for (let part = 0; part < BINS; part++) {
    const value = sorted[Math.floor((part * sorted.length) / BINS)] ?? 0;
    const above = sorted[upperBound(sorted, value)];
    if (above !== undefined) cuts.add(rounded((value + above) / 2, value, above));
  }
  const borders = [...cuts].toSorted((left, right) => left - right);
  return { name, borders, bins: Uint8Array.from(values, (value) => upperBound(borders, value)) };
}

// As few digits as still separate the two neighbours: the coefficients are shipped as text.
function rounded(border: number, below: number, above: number): number {
  for (let digits = 2; digits < 15; digits++) {
    const short = Number(border.toPrecision(digits));
    if (short > below && short < above) return short;
  }
  return border;
}

function upperBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
