import type { Snapshot } from "#protocol/site.ts";
import { withDevice, withoutDevice } from "./device.ts";
import { heard } from "./heard.ts";
import type { Placed } from "./session/placed.ts";
import type { VisitorState } from "./state.ts";

/** The state after the facts of a batch that are about Edgewise itself: answers, push, consent. */
export function withOwnFacts(
  before: VisitorState,
  placed: readonly Placed[],
  shop: Snapshot,
  now: number,
): VisitorState {
  let state = before;
  for (const { event, at } of placed) {
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
        const { subscription, text, locale, pushKey = shop.pushKey } = event;
        state = withDevice(state, { keys: subscription, since: at, pushKey });
        const fresh = { at, text: text ?? null, version: shop.version, locale: locale ?? null };
        // Without a text somebody agreed earlier, and only the address is new.
        const agreed = text === undefined ? (state.agreed ?? fresh) : fresh;
        state = { ...state, agreed: { ...agreed, pushKey } };
        break;
      }
      case "push_unsubscribed":
        state = withoutDevice(state);
        break;
      case "consent":
        state = { ...state, consent: event.consent };
        if (!event.consent.push) state = { ...withoutDevice(state), agreed: null };
        break;
      // The session folds everything else.
      default:
    }
  }
  return state;
}
