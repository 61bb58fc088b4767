import { sorted } from "./sorted.ts";

/** Something remembered with the moment it happened last. */
export interface Remembered {
  readonly id: string;
  readonly at: number;
}

/** The list with one more entry: the newest ones stay, oldest first, in whatever order they were told. */
export function remember<T extends Remembered>(
  list: readonly T[],
  entry: T,
  keep: number,
): readonly T[] {
  const known = list.find(({ id }) => id === entry.id);
  if (known && known.at >= entry.at) return list;
  return newest([...list.filter((other) => other !== known), entry], keep);
}

/** The newest entries, oldest first. */
export function newest<T extends Remembered>(list: readonly T[], keep: number): readonly T[] {
  const all = sorted(list, isLater);
  return all.length > keep ? all.slice(-keep) : all;
}

function isLater(left: Remembered, right: Remembered): number {
  return left.at - right.at || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}
