/** The list in this order; nearly all are in order already, and then it is the same list. */
export function sorted<T>(
  list: readonly T[],
  compare: (left: T, right: T) => number,
): readonly T[] {
  let before: T | undefined;
  for (const one of list) {
    if (before !== undefined && compare(before, one) > 0) return list.toSorted(compare);
    before = one;
  }
  return list;
}
