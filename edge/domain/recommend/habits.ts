import { HABITS } from "./layout.ts";

/** How often this shop's visitors look again at what they saw before; learnt, because shops differ by a factor of a thousand. */
export interface Habits {
  /** Share of steps that repeat the current item, by number of other items seen: 0, 1, 2, 3 or more. */
  readonly repeat: Float32Array;
  /** Share of steps back to an earlier item, likewise. */
  readonly revisit: Float32Array;
  /** Chance that the item this many distinct items back is the next one: 1, 2, … 12 or more. */
  readonly back: Float32Array;
}

const SEEN = 4;
const BACK = HABITS - 2 * SEEN;

export function habitsOf(block: Float32Array): Habits {
  return {
    repeat: block.subarray(0, SEEN),
    revisit: block.subarray(SEEN, 2 * SEEN),
    back: block.subarray(2 * SEEN),
  };
}

/** The rate for that many items, the last one standing for all beyond it. */
export function rate(rates: Float32Array, index: number): number {
  return rates[Math.min(index, rates.length - 1)] ?? 0;
}

/** Counts habits over visits given as item numbers, oldest first. */
export function learnHabits(visits: Iterable<readonly number[]>): Float32Array {
  const hits = new Float64Array(HABITS);
  const trials = new Float64Array(HABITS);
  for (const visit of visits) countVisit(visit, hits, trials);
  // A pinch of doubt keeps a shop without visits from dividing by zero.
  return Float32Array.from(hits, (hit, index) => (hit + 0.01) / ((trials[index] ?? 0) + 1));
}

function countVisit(visit: readonly number[], hits: Float64Array, trials: Float64Array): void {
  let seen: number[] = [];
  for (const item of visit) {
    const back = seen.indexOf(item);
    if (seen.length > 0) countStep(back, seen.length - 1, hits, trials);
    seen = [item, ...(back < 0 ? seen : seen.filter((other) => other !== item))];
  }
}

function countStep(back: number, others: number, hits: Float64Array, trials: Float64Array): void {
  const column = Math.min(others, SEEN - 1);
  add(trials, column);
  add(trials, SEEN + column);
  for (let distance = 1; distance <= others; distance++) add(trials, backColumn(distance));
  if (back === 0) add(hits, column);
  if (back > 0) {
    add(hits, SEEN + column);
    add(hits, backColumn(back));
  }
}

function backColumn(distance: number): number {
  return 2 * SEEN + Math.min(distance, BACK) - 1;
}

function add(counts: Float64Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}
