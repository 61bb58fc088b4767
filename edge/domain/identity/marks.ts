import { marked, MAX_TABS, seenFrom, type TabMark } from "../repeats.ts";

/** What either has taken of every tab. */
export function joinedMarks(
  left: readonly TabMark[],
  right: readonly TabMark[],
): readonly TabMark[] {
  const others = left.filter(([tab]) => !right.some(([known]) => known === tab));
  const both = right.map((mark) => {
    const same = left.find(([tab]) => tab === mark[0]);
    return same ? joined(same, mark) : mark;
  });
  return [...others, ...both].slice(-MAX_TABS);
}

function joined(one: TabMark, other: TabMark): TabMark {
  const [newer, older] = one[1] >= other[1] ? [one, other] : [other, one];
  const [tab, highest, before, push] = newer;
  const ahead = highest - older[1];
  const others = ahead === 0 ? BigInt(older[2]) : seenFrom(older[2], ahead);
  return marked(tab, highest, BigInt(before) | others, push === 1);
}
