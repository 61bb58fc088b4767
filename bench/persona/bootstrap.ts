import { draw } from "../../edge/domain/draw.ts";

/** A figure with the middle 95 % of what it is when the same number of cases is drawn again. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const DRAWS = 1000;
const FEWEST = 5;

/** The figure of these cases and its interval (percentile bootstrap); null for too few cases. */
export function estimate<T>(
  cases: readonly T[],
  figure: (cases: readonly T[]) => number,
  draws = DRAWS,
): Estimate | null {
  if (cases.length < FEWEST) return null;
  const again = Array.from({ length: draws }, (_, time) =>
    figure(
      cases.flatMap((_case, index) => {
        const picked = Math.floor(draw(`bootstrap ${time}`, String(index)) * cases.length);
        return cases.slice(picked, picked + 1);
      }),
    ),
  ).toSorted((left, right) => left - right);
  return {
    value: rounded(figure(cases)),
    low: rounded(again[Math.floor(draws * 0.025)] ?? Number.NaN),
    high: rounded(again[Math.floor(draws * 0.975)] ?? Number.NaN),
    n: cases.length,
  };
}

/** Pearson's correlation. */
export function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [left, right] = [mean(0), mean(1)];
  let [both, one, other] = [0, 0, 0];
  for (const [x, y] of pairs) {
    both += (x - left) * (y - right);
    one += (x - left) ** 2;
    other += (y - right) ** 2;
  }
  return both / Math.sqrt(one * other);
}

/** Share of pairs whose two labels are the same. */
export function agreement(pairs: readonly (readonly [string, string])[]): number {
  return pairs.filter(([left, right]) => left === right).length / pairs.length;
}

function rounded(figure: number): number {
  return Number(figure.toFixed(3));
}
