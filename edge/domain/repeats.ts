/**
 * Which batches of one tab have been taken: the highest number, and of the 52 before it those whose
 * bit is set (bit n: `highest - 1 - n`); 1 where that highest one said that push is allowed.
 */
export type TabMark = readonly [tab: string, highest: number, before: number, push?: 1];

const WINDOW = 52;
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
  const mark = marks.find((one) => one[0] === tab);
  if (!mark) {
    // Letter by letter: a slice keeps hold of the whole id, and JSON takes its slow path for it.
    const own = tabId.split("", TAB_LENGTH).join("");
    return [...marks, marked(own, number, 0n, push)].slice(-MAX_TABS);
  }
  const after = advance(mark, number, push);
  return after && [...marks.filter((other) => other !== mark), after];
}

/** Whether this tab has said that push is allowed, as far as it was heard. */
export function knewOfPush(marks: readonly TabMark[], tabId: string): boolean {
  const tab = tabId.slice(0, TAB_LENGTH);
  return marks.some(([other, , , push]) => other === tab && push === 1);
}

/** A mark with so many bits; `push`: its highest number said that push is allowed. */
export function marked(tab: string, highest: number, bits: bigint, push: boolean): TabMark {
  return push ? [tab, highest, Number(bits), 1] : [tab, highest, Number(bits)];
}

/** The bits of a mark as a number so far ahead of it sees them, its own number among them. */
export function seenFrom(before: number, ahead: number): bigint {
  // A double holds 53 bits, but shifts them no further than 32.
  const kept = ahead < WINDOW ? BigInt.asUintN(WINDOW, BigInt(before) << BigInt(ahead)) : 0n;
  const itself = ahead <= WINDOW ? 1n << BigInt(ahead - 1) : 0n;
  return kept | itself;
}

function advance(mark: TabMark, number: number, push: boolean): TabMark | null {
  const [tab, highest, before, said] = mark;
  const ahead = number - highest;
  if (ahead > 0) return marked(tab, number, seenFrom(before, ahead), push);
  const back = -ahead - 1;
  if (back < 0 || back >= WINDOW) return null;
  const bit = 1n << BigInt(back);
  const bits = BigInt(before);
  return bits & bit ? null : marked(tab, highest, bits | bit, said === 1);
}
