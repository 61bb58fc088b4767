import { stream } from "../experiment-chance.ts";

/** Chance of one life, the same for the same seed. */
export class Chance {
  readonly #next: () => number;

  constructor(seed: string) {
    this.#next = stream(hashOf(seed));
  }

  /** A number in [0, 1). */
  share(): number {
    return this.#next();
  }

  hits(probability: number): boolean {
    return this.#next() < probability;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.#next();
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.#next() * list.length)];
    if (picked === undefined) throw new Error("Nothing to pick from");
    return picked;
  }

  /** One of the names, each as often as its weight says. */
  weighted(weights: Readonly<Record<string, number>>): string {
    const names = Object.entries(weights);
    let left = this.#next() * names.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of names) {
      left -= weight;
      if (left < 0) return name;
    }
    return names.at(-1)?.[0] ?? "";
  }

  /** A value of the distribution whose evenly spaced quantiles these are. */
  quantile(table: readonly number[]): number {
    const at = this.#next() * (table.length - 1);
    const [low, high] = [table[Math.floor(at)] ?? 0, table[Math.ceil(at)] ?? 0];
    return low + (high - low) * (at - Math.floor(at));
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.#next());
  }
}

// FNV-1a.
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
