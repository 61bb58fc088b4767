/** Round figures from zero to a little above the largest: at most five, never fractions of a whole. */
export function ticksUpTo(largest: number): readonly number[] {
  const top = Math.max(largest, 4);
  const rough = top / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const steps = [1, 2, 2.5, 5, 10].map((times) => times * size);
  const step = steps.find((one) => one >= rough && Number.isInteger(one)) ?? Math.ceil(rough);
  const count = Math.ceil(top / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Every how many points a label fits under the axis. */
export function labelEvery(points: number, width: number, labelWidth: number): number {
  const room = Math.max(1, Math.floor(width / labelWidth));
  const least = Math.ceil(points / room);
  return [1, 2, 3, 4, 6, 7, 12, 14, 28, 30].find((one) => one >= least) ?? least;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** An SVG path through the points; a gap starts it anew. */
export function pathThrough(points: readonly (Point | null)[]): string {
  let pen = "M";
  let path = "";
  for (const point of points) {
    if (point) path += `${pen}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    pen = point ? "L" : "M";
  }
  return path;
}

/** All but the last point: what is over. */
export function complete(points: readonly (Point | null)[]): readonly (Point | null)[] {
  return points.filter((point) => point !== null).slice(0, -1);
}

/** The way to the last point, which still moves. */
export function lastStep(points: readonly (Point | null)[]): readonly (Point | null)[] {
  return points.filter((point) => point !== null).slice(-2);
}

/** The same closed down to the axis. */
export function areaUnder(points: readonly (Point | null)[], floor: number): string {
  const known = points.filter((point) => point !== null);
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return "";
  return `${pathThrough(known)}L${last.x.toFixed(1)} ${floor}L${first.x.toFixed(1)} ${floor}Z`;
}
