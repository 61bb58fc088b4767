import type { Snapshot } from "#protocol/site.ts";
import { withoutDevice } from "./device.ts";
import { heard } from "./heard.ts";
import type { Placed } from "./session/placed.ts";
import type { VisitorState } from "./state.ts";

/** Whether a choice was made after another one: in one tab its own count tells, which no clock can set back. */
function isLater({ at, order }: Placed, chosen: VisitorState["chosen"]): boolean {
  if (!chosen) return true;
  const isSameTab = order.split("/")[0] === chosen.order.split("/")[0];
  return isSameTab ? order >= chosen.order : at >= chosen.at;
}

/** The state after the facts of a batch that are about Edgewise itself: answers, push, consent. */
export function withOwnFacts(
  before: VisitorState,
  placed: readonly Placed[],
  shop: Snapshot,
  now: number,
): VisitorState {
  let state = before;
  for (const fact of placed) {
    const { event, at } = fact;
    switch (event.kind) {
      case "banner_shown":
        state = heard(state, event.receipt, "shown", now);
        break;
      case "banner_clicked":
        state = heard(state, event.receipt, "clicked", now);
        break;
      case "banner_dismissed":
        state = heard(state, event.receipt, "dismissed", now);
        break;
      case "message_clicked":
        state = heard(state, event.token, "clicked", now);
        break;
      case "push_subscribed": {
        // Allowed before it was taken back, told after: it stays taken back.
        if (!state.consent.push && !isLater(fact, state.chosen)) break;
        const { subscription, text, locale, pushKey = shop.pushKey } = event;
        const push = { keys: subscription, since: at, pushKey };
        const fresh = { at, text: text ?? null, version: shop.version, locale: locale ?? null };
        // Without a text somebody agreed earlier, and only the address is new.
        const agreed = text === undefined ? (state.agreed ?? fresh) : fresh;
        state = { ...state, push, agreed: { ...agreed, pushKey } };
        break;
      }
      case "push_unsubscribed":
        state = withoutDevice(state);
        break;
      case "consent":
        if (!isLater(fact, state.chosen)) break;
        state = { ...state, consent: event.consent, chosen: { at, order: fact.order } };
        if (!event.consent.push) state = { ...withoutDevice(state), agreed: null };
        break;
      // The session folds everything else.
      default:
    }
  }
  return state;
}
