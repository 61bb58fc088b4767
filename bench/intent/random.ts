import { draw } from "../../edge/domain/draw.ts";

/** The numbers 0 … n−1 in an order that the seed fixes. */
export function shuffled(n: number, seed: string): readonly number[] {
  return Array.from({ length: n }, (_, index) => ({ index, key: draw(seed, String(index)) }))
    .toSorted((left, right) => left.key - right.key)
    .map(({ index }) => index);
}

/** Deals examples into parts with the same share of buyers in each. */
export function stratified<T extends { readonly bought: boolean }>(
  examples: readonly T[],
  parts: number,
  seed: string,
): readonly (readonly T[])[] {
  const dealt: T[][] = Array.from({ length: parts }, () => []);
  const order = shuffled(examples.length, seed).flatMap((index) => examples[index] ?? []);
  for (const bought of [true, false]) {
    for (const [turn, example] of order.filter((one) => one.bought === bought).entries()) {
      dealt[turn % parts]?.push(example);
    }
  }
  return dealt;
}
