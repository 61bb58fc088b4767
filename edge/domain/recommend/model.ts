import { type Counts, HABITS, HOTTEST, type Layout, PERSONA_BEST } from "./layout.ts";

/** The blocks of a model, as views into its one buffer. Visits are numbered from the newest. */
export interface Blocks {
  readonly habits: Float32Array;
  /** Epoch seconds of each visit's last fact, newest first. */
  readonly endedAt: Uint32Array;
  /** Visit n's items are entries visitStart[n] to visitStart[n + 1]. */
  readonly visitStart: Uint32Array;
  /** Item i's visits are postings postingStart[i] to postingStart[i + 1], newest first. */
  readonly postingStart: Uint32Array;
  readonly postings: Uint32Array;
  /** Ids of items, then names of personas. */
  readonly stringStart: Uint32Array;
  /** Items by falling demand, then NO_ITEM. */
  readonly hottest: Uint32Array;
  /** The same per persona, PERSONA_BEST places each. */
  readonly personaBest: Uint32Array;
  /** Item numbers in the order they were looked at. */
  readonly sequence: Uint16Array | Uint32Array;
  readonly characters: Uint8Array | Uint16Array;
  /** One bit per entry. */
  readonly bought: Uint8Array;
  /** Per visit: 0 for none, else 1 + the persona's number. */
  readonly persona: Uint8Array;
}

/** Room to work in, reused from call to call so that a ranking allocates little; all zero between calls. */
interface Scratch {
  readonly score: Float64Array;
  /** One neighbour's strongest say per item. */
  readonly best: Float64Array;
  /** Worth of each item that the visitor has seen. */
  readonly shared: Float64Array;
}

/** A loaded model, ready to rank. */
export interface Model extends Blocks {
  readonly kind: "ready";
  readonly byteLength: number;
  readonly visits: number;
  readonly keys: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly personas: readonly string[];
  /** ln(visits / visits with the item). */
  readonly rarity: Float32Array;
  readonly scratch: Scratch;
}

export function blocks(buffer: ArrayBuffer, counts: Counts, at: Layout): Blocks {
  return {
    habits: new Float32Array(buffer, at.habits, HABITS),
    endedAt: new Uint32Array(buffer, at.endedAt, counts.visits),
    visitStart: new Uint32Array(buffer, at.visitStart, counts.visits + 1),
    postingStart: new Uint32Array(buffer, at.postingStart, counts.items + 1),
    postings: new Uint32Array(buffer, at.postings, counts.postings),
    stringStart: new Uint32Array(buffer, at.stringStart, counts.items + counts.personas + 1),
    hottest: new Uint32Array(buffer, at.hottest, HOTTEST),
    personaBest: new Uint32Array(buffer, at.personaBest, counts.personas * PERSONA_BEST),
    sequence: new (counts.wideItems ? Uint32Array : Uint16Array)(
      buffer,
      at.sequence,
      counts.entries,
    ),
    characters: new (counts.wideCharacters ? Uint16Array : Uint8Array)(
      buffer,
      at.characters,
      counts.characters,
    ),
    bought: new Uint8Array(buffer, at.bought, Math.ceil(counts.entries / 8)),
    persona: new Uint8Array(buffer, at.persona, counts.visits),
  };
}

export function hasBit(bits: Uint8Array, index: number): boolean {
  return (((bits[index >> 3] ?? 0) >> (index & 7)) & 1) === 1;
}
