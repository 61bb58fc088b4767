import { shorter } from "./session/bounds.ts";
import type { VisitorState } from "./state.ts";

/** The most bytes that a visitor's state may take as JSON, without the books for the counters. */
export const MAX_STATE_BYTES = 8192;

const MIN_MARKS = 8;

/** The state, with the oldest of everything forgotten where it would grow too large; to be asked before it is stored. */
export function bounded(before: VisitorState): VisitorState {
  let state = before;
  for (let keep = 16; keep >= 1 && sizeOf(state) > MAX_STATE_BYTES; keep /= 2) {
    state = {
      ...state,
      session: shorter(state.session, keep),
      ignored: state.ignored.slice(-keep),
      marks: state.marks.slice(-Math.max(MIN_MARKS, keep)),
    };
  }
  return state;
}

function sizeOf(state: VisitorState): number {
  const text = JSON.stringify({ ...state, flush: null });
  // At most three bytes a letter: most states need no counting.
  return text.length * 3 <= MAX_STATE_BYTES ? text.length : utf8Bytes(text);
}

function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // A letter beyond the first plane is two codes of two bytes each.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
