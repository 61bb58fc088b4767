import type { VisitorState } from "./state.ts";

/** A stored state as this version of the domain writes it. */
export function upgrade(stored: VisitorState): VisitorState {
  return stored;
}
