import { MAX_TABS, type TabMark, WINDOW } from "../repeats.ts";

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
  const [tab, highest, before] = newer;
  const ahead = highest - older[1];
  if (ahead === 0) return [tab, highest, (before | older[2]) >>> 0];
  // Shifting by 32 or more is no shift in JavaScript.
  const shifted = ahead < WINDOW ? older[2] << ahead : 0;
  const itself = ahead <= WINDOW ? 1 << (ahead - 1) : 0;
  return [tab, highest, (before | shifted | itself) >>> 0];
}
