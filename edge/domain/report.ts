import type { PushReport } from "#protocol/push.ts";
import { withoutDevice } from "./device.ts";
import { heard, type Reaction } from "./heard.ts";
import type { VisitorState } from "./state.ts";

const reactions: { readonly [K in Exclude<PushReport["kind"], "resubscribed">]: Reaction } = {
  shown: "shown",
  clicked: "clicked",
  closed: "dismissed",
};

/** The state after what the push worker saw of the message with this key, or of the device's address. */
export function report(
  before: VisitorState,
  key: string,
  seen: PushReport,
  now: number,
): VisitorState {
  if (seen.kind !== "resubscribed") return heard(before, key, reactions[seen.kind], now);
  const { agreed, consent, push } = before;
  if (!agreed || !consent.push) return before;
  // Only the address that we know may be exchanged for another; one that was lost may be found again.
  if (push && seen.before !== undefined && seen.before !== push.keys.endpoint) return before;
  const { since, pushKey } = push ?? { since: now, pushKey: agreed.pushKey };
  return seen.subscription
    ? { ...before, push: { since, pushKey, keys: seen.subscription } }
    : withoutDevice(before);
}
