import type { VisitorState } from "./state.ts";

/** The state without an address: what was to go there stays unsaid. */
export function withoutDevice(state: VisitorState): VisitorState {
  const deliveries = state.deliveries.filter(({ channel }) => channel !== "web-push");
  return { ...state, push: null, deliveries };
}

/** Whether a browser that is on the page should tell its address again, without anybody being asked. */
export function needsAddress(
  { agreed, consent, push }: Pick<VisitorState, "agreed" | "consent" | "push">,
  pushKey: string,
  isAllowedThere: boolean,
): boolean {
  // A browser that was never asked has no address, and would only take push back, for all the others too.
  if (!isAllowedThere) return false;
  // Lost, or belonging to a key that the shop is about to give up.
  return agreed !== null && consent.push && push?.pushKey !== pushKey;
}
