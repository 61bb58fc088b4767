/**
 * `npm run bench:visit`: what a visit costs the domain, with full states and 1, 20 and 200 live campaigns.
 * Many visitors with many different batches, all of them in every round. A visit counts with its best round:
 * interrupts and the collector strike at random, what a visit itself costs comes back each time. The `raw` figures have them all.
 */
import { cpus } from "node:os";
import { visit, type VisitInput } from "../edge/domain/visit.ts";
import { nextBatch, regular, shopWith } from "./visit/histories.ts";

const COUNTS = [1, 20, 200];
const VISITORS = 50;
const BATCHES = 40;
const ROUNDS = 20;

interface Course {
  readonly inputs: readonly VisitInput[];
  readonly best: Float64Array;
  readonly raw: number[];
  spoke: number;
}

function prepare(count: number): Course {
  const around = shopWith(count);
  const inputs = Array.from({ length: VISITORS }, (_, visitor) => {
    const state = regular(around, visitor);
    return Array.from({ length: BATCHES }, (__, index) =>
      nextBatch(around, state, visitor * BATCHES + index),
    );
  }).flat();
  return { inputs, best: new Float64Array(inputs.length).fill(Infinity), raw: [], spoke: 0 };
}

function run(course: Course): void {
  for (const [index, input] of course.inputs.entries()) {
    const begin = performance.now();
    const { shows } = visit(input);
    const micros = (performance.now() - begin) * 1000;
    course.best[index] = Math.min(course.best[index] ?? Infinity, micros);
    course.raw.push(micros);
    course.spoke += shows.length;
  }
}

const courses = new Map(COUNTS.map((count) => [count, prepare(count)]));
for (let round = 0; round < ROUNDS; round++) {
  for (const course of courses.values()) {
    run(course);
    // The first round is the compiler's.
    if (round === 0) Object.assign(course, { raw: [], spoke: 0 });
  }
}

function share(times: ArrayLike<number>, part: number): number {
  const sorted = Float64Array.from(times).toSorted();
  return Math.round((sorted[Math.floor(sorted.length * part)] ?? Infinity) * 10) / 10;
}

const campaigns = Object.fromEntries(
  [...courses].map(([count, { best, raw, spoke }]) => [
    count,
    {
      p50_us: share(best, 0.5),
      p99_us: share(best, 0.99),
      raw_p50_us: share(raw, 0.5),
      raw_p99_us: share(raw, 0.99),
      shows: Math.round((100 * spoke) / raw.length) / 100,
    },
  ]),
);
const growth = (campaigns["200"]?.p50_us ?? Infinity) / (campaigns["1"]?.p50_us ?? 1);
const [full] = courses.get(20)?.inputs ?? [];
process.stdout.write(
  `${JSON.stringify({
    campaigns,
    growth_1_to_200: Math.round(growth * 100) / 100,
    // As the object measures it: without the books for the counters.
    state_bytes: JSON.stringify({ ...full?.state, flush: null }).length,
    visits: VISITORS * BATCHES,
    node: process.version,
    cpu: cpus()[0]?.model,
  })}\n`,
);
