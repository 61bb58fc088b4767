/** First word of every model: "EWRM" in little-endian bytes. */
export const MAGIC = 0x4d525745;
export const FORMAT_VERSION = 1;
export const HEADER_WORDS = 16;

/** Words of the header; the rest are zero. The checksum covers every word after it. */
export const header = {
  magic: 0,
  version: 1,
  checksum: 2,
  byteLength: 3,
  visits: 4,
  items: 5,
  entries: 6,
  postings: 7,
  personas: 8,
  characters: 9,
  flags: 10,
} as const;

export const WIDE_ITEMS = 1;
export const WIDE_CHARACTERS = 2;
/** Chances of going back: 4 rows of 12, see habits.ts. */
export const HABITS = 48;

/** How many items most in demand a model lists, for the shop and for each persona. */
export const HOTTEST = 1000;
export const PERSONA_BEST = 500;
/** Fills the end of such a list. */
export const NO_ITEM = 0xffff_ffff;

export interface Counts {
  readonly visits: number;
  readonly items: number;
  /** All items of all visits. */
  readonly entries: number;
  /** Distinct (item, visit) pairs. */
  readonly postings: number;
  readonly personas: number;
  /** Characters of all ids and persona names. */
  readonly characters: number;
  /** Items do not fit 16 bits. */
  readonly wideItems: boolean;
  /** Some character does not fit 8 bits. */
  readonly wideCharacters: boolean;
}

/** Where each block begins, in bytes; every block is padded to a whole word. */
export interface Layout {
  readonly habits: number;
  readonly endedAt: number;
  readonly visitStart: number;
  readonly postingStart: number;
  readonly postings: number;
  readonly stringStart: number;
  readonly hottest: number;
  readonly personaBest: number;
  readonly sequence: number;
  readonly characters: number;
  readonly bought: number;
  readonly persona: number;
  readonly byteLength: number;
}

export function layout(counts: Counts): Layout {
  let end = HEADER_WORDS * 4;
  function block(length: number, bytes: number): number {
    const start = end;
    end += Math.ceil((length * bytes) / 4) * 4;
    return start;
  }
  return {
    habits: block(HABITS, 4),
    endedAt: block(counts.visits, 4),
    visitStart: block(counts.visits + 1, 4),
    postingStart: block(counts.items + 1, 4),
    postings: block(counts.postings, 4),
    stringStart: block(counts.items + counts.personas + 1, 4),
    hottest: block(HOTTEST, 4),
    personaBest: block(counts.personas * PERSONA_BEST, 4),
    sequence: block(counts.entries, counts.wideItems ? 4 : 2),
    characters: block(counts.characters, counts.wideCharacters ? 2 : 1),
    bought: block(Math.ceil(counts.entries / 8), 1),
    persona: block(counts.visits, 1),
    byteLength: end,
  };
}
