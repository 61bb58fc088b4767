/** Which batches of one tab have been taken: the highest number and the 32 before it. */
export interface TabMark {
  readonly tab: string;
  readonly highest: number;
  /** Bit n is set when number `highest - 1 - n` has been taken. */
  readonly before: number;
}

const WINDOW = 32;
const MAX_TABS = 24;
// 132 random bits are enough to tell a visitor's tabs apart.
const TAB_LENGTH = 22;

/**
 * Takes a batch once: the marks with it, or null if it was taken before.
 * An anti-replay window as in RFC 6479; what is older than the window counts as a repeat.
 */
export function admit(
  marks: readonly TabMark[],
  tabId: string,
  number: number,
): readonly TabMark[] | null {
  const tab = tabId.slice(0, TAB_LENGTH);
  const mark = marks.find((other) => other.tab === tab);
  if (!mark) return [...marks, { tab, highest: number, before: 0 }].slice(-MAX_TABS);
  const after = advance(mark, number);
  if (!after) return null;
  return [...marks.filter((other) => other.tab !== tab), after];
}

function advance(mark: TabMark, number: number): TabMark | null {
  const ahead = number - mark.highest;
  if (ahead > 0) {
    // Shifting by 32 or more is no shift in JavaScript.
    const kept = ahead < WINDOW ? mark.before << ahead : 0;
    const old = ahead <= WINDOW ? 1 << (ahead - 1) : 0;
    return { ...mark, highest: number, before: (kept | old) >>> 0 };
  }
  const bit = -ahead - 1;
  if (bit < 0 || bit >= WINDOW || (mark.before >>> bit) & 1) return null;
  return { ...mark, before: (mark.before | (1 << bit)) >>> 0 };
}
