import type { Segment } from "#protocol/segment.ts";
import { momentOf, type Surroundings } from "../moment.ts";
import { understand } from "../persona/understand.ts";
import type { VisitorState } from "../state.ts";
import { holds } from "./holds.ts";

/** Whether an audience means this visitor, as far as is known of them now. */
export function fits(
  state: VisitorState,
  audience: Segment | undefined,
  around: Surroundings,
): boolean {
  if (!audience) return true;
  const { understanding } = understand(state, around.snapshot, around.catalogue, around.now);
  return holds(audience, momentOf(state, around, understanding, null).ask).holds;
}
