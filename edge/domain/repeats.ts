/**
 * Which batches of one tab have been taken: the highest number, and of the 32 before it those whose
 * bit is set (bit n: `highest - 1 - n`); 1 where that highest one said that push is allowed.
 */
export type TabMark = readonly [tab: string, highest: number, before: number, push?: 1];

export const WINDOW = 32;
export const MAX_TABS = 24;
// 96 random bits are enough to tell one visitor's tabs apart.
const TAB_LENGTH = 16;

/**
 * Takes a batch once: the marks with it, or null if it was taken before.
 * An anti-replay window as in RFC 6479; what is older than the window counts as a repeat.
 */
export function admit(
  marks: readonly TabMark[],
  tabId: string,
  number: number,
  push = false,
): readonly TabMark[] | null {
  const tab = tabId.slice(0, TAB_LENGTH);
  const mark = marks.find(([other]) => other === tab);
  if (!mark) return [...marks, marked([tab, number, 0], push)].slice(-MAX_TABS);
  const after = advance(mark, number, push);
  return after && [...marks.filter((other) => other !== mark), after];
}

/** Whether this tab has said that push is allowed, as far as it was heard. */
export function knewOfPush(marks: readonly TabMark[], tabId: string): boolean {
  const tab = tabId.slice(0, TAB_LENGTH);
  return marks.some(([other, , , push]) => other === tab && push === 1);
}

function marked([tab, highest, before]: TabMark, push: boolean): TabMark {
  return push ? [tab, highest, before, 1] : [tab, highest, before];
}

function advance(mark: TabMark, number: number, push: boolean): TabMark | null {
  const [tab, highest, before, said] = mark;
  const ahead = number - highest;
  if (ahead > 0) {
    // Shifting by 32 or more is no shift in JavaScript.
    const kept = ahead < WINDOW ? before << ahead : 0;
    const old = ahead <= WINDOW ? 1 << (ahead - 1) : 0;
    return marked([tab, number, (kept | old) >>> 0], push);
  }
  const bit = -ahead - 1;
  if (bit < 0 || bit >= WINDOW || (before >>> bit) & 1) return null;
  return marked([tab, highest, (before | (1 << bit)) >>> 0], said === 1);
}
