import { boundedReceipts } from "./decide/receipts.ts";
import { rungs, shorter } from "./session/bounds.ts";
import type { VisitorState } from "./state.ts";

/** The most bytes that a visitor's state may take as JSON, without the books for the counters. */
export const MAX_STATE_BYTES = 8192;

const MIN_MARKS = 8;
const MIN_RECEIPTS = 4;
const NO_FLUSH = "null".length;
const BEYOND_ASCII = /[^\0-\x7f]+/g;

/** A state that may be stored, as JSON, too: made once, measured and written. */
export interface Packed {
  readonly state: VisitorState;
  readonly json: string;
}

/** The state, with the oldest of everything forgotten where it would grow too large; to be asked before it is stored. */
export function bounded(before: VisitorState): VisitorState {
  return packed(before).state;
}

/** The bounded state together with what is stored of it. */
export function packed(before: VisitorState): Packed {
  let state = before;
  let json = JSON.stringify(state);
  for (const rung of rungs) {
    if (isSmall(json, state)) break;
    const { keep, orders } = rung;
    const { id, since } = state.persona;
    state = {
      ...state,
      session: shorter(state.session, rung),
      ignored: state.ignored.slice(-keep),
      marks: state.marks.slice(-Math.max(MIN_MARKS, keep)),
      receipts: {
        ...state.receipts,
        open: boundedReceipts(
          state.receipts.open,
          Math.min(orders + 1, Math.max(MIN_RECEIPTS, keep)),
        ),
      },
      ledger: state.ledger.slice(-orders),
      // Why, and who somebody was before, is only told.
      persona: keep > 1 ? state.persona : { id, since },
    };
    json = JSON.stringify(state);
  }
  return { state, json };
}

function isSmall(json: string, { flush }: VisitorState): boolean {
  const bytes = utf8Bytes(json);
  // Most states are small with their books, too.
  if (bytes <= MAX_STATE_BYTES) return true;
  return bytes - utf8Bytes(JSON.stringify(flush)) + NO_FLUSH <= MAX_STATE_BYTES;
}

function utf8Bytes(text: string): number {
  let bytes = text.length;
  if (text.search(BEYOND_ASCII) < 0) return bytes;
  // Far quicker than a look at every letter, and nearly all there is to do.
  for (const [letters] of text.matchAll(BEYOND_ASCII)) bytes += moreBytes(letters);
  return bytes;
}

function moreBytes(letters: string): number {
  let bytes = 0;
  for (let index = 0; index < letters.length; index++) {
    const code = letters.charCodeAt(index);
    // A letter beyond the first plane is two codes of two bytes each.
    bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
