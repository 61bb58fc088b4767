import { HABITS } from "./layout.ts";

/**
 * How often this shop's visitors look again at what they saw before; learnt, because shops differ by
 * orders of magnitude. One row per number of other items seen (0, 1, 2, 3 or more); in each, the chance
 * that the next item is the current one, the one before it, the one before that, … 11 or more back.
 */
const ROWS = 4;
const COLUMNS = HABITS / ROWS;

/** The chance of going back to the item that many distinct items ago; 0 is the current one. */
export function returnChance(habits: Float32Array, others: number, back: number): number {
  return habits[cell(others, back)] ?? 0;
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
    const others = seen.length - 1;
    for (let distance = 0; distance <= others; distance++) add(trials, cell(others, distance));
    if (back >= 0) add(hits, cell(others, back));
    seen = [item, ...(back < 0 ? seen : seen.filter((other) => other !== item))];
  }
}

function cell(others: number, back: number): number {
  return Math.min(others, ROWS - 1) * COLUMNS + Math.min(back, COLUMNS - 1);
}

function add(counts: Float64Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}
