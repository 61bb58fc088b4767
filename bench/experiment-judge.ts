import { chanceOfAtLeast } from "./experiment-chance.ts";
import type { Watched } from "./experiment-watch.ts";

/** One sentence of the proof, and whether the simulation bears it out. */
export interface Finding {
  readonly claim: string;
  readonly measured: string;
  readonly holds: boolean;
}

// A claim about a rate falls if an exact binomial test rejects it at 1 %; about a mean, at 3 standard errors.
const REJECTED = 0.01;
const FAR = 3;

function count(all: readonly Watched[], is: (each: Watched) => boolean): number {
  return all.filter(is).length;
}

export function atMost(
  claim: string,
  all: readonly Watched[],
  is: (each: Watched) => boolean,
  goal: number,
): Finding {
  return rateAtMost(claim, count(all, is), all.length, goal);
}

export function atLeast(
  claim: string,
  all: readonly Watched[],
  is: (each: Watched) => boolean,
  goal: number,
): Finding {
  return rateAtLeast(claim, count(all, is), all.length, goal);
}

/** What goes wrong without the method. */
export function moreThan(
  claim: string,
  all: readonly Watched[],
  is: (each: Watched) => boolean,
  limit: number,
): Finding {
  const hits = count(all, is);
  const holds = chanceOfAtLeast(hits, all.length, limit) < REJECTED;
  return { claim: `${claim} > ${percent(limit)}`, measured: rate(hits, all.length), holds };
}

export function rateAtMost(claim: string, hits: number, runs: number, goal: number): Finding {
  const holds = chanceOfAtLeast(hits, runs, goal) >= REJECTED;
  return { claim: `${claim} ≤ ${percent(goal)}`, measured: rate(hits, runs), holds };
}

export function rateAtLeast(claim: string, hits: number, runs: number, goal: number): Finding {
  const holds = chanceOfAtLeast(runs - hits, runs, 1 - goal) >= REJECTED;
  return { claim: `${claim} ≥ ${percent(goal)}`, measured: rate(hits, runs), holds };
}

export function aroundZero(
  claim: string,
  all: readonly Watched[],
  figure: (each: Watched) => number,
): Finding {
  const { mean, error } = meanOf(all.map(figure));
  return {
    claim: `${claim} ≈ 0`,
    measured: spread(mean, error),
    holds: Math.abs(mean) <= FAR * error,
  };
}

export function awayFromZero(
  claim: string,
  all: readonly Watched[],
  figure: (each: Watched) => number,
): Finding {
  const { mean, error } = meanOf(all.map(figure));
  return { claim: `${claim} > 0`, measured: spread(mean, error), holds: mean > FAR * error };
}

function meanOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

function rate(hits: number, runs: number): string {
  return `${percent(hits / runs)} (${hits} of ${runs})`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

function spread(mean: number, error: number): string {
  return `${mean.toPrecision(3)} ± ${error.toPrecision(2)}`;
}
