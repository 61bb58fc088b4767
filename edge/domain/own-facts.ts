import { heard } from "./heard.ts";
import type { Placed } from "./session/placed.ts";
import type { VisitorState } from "./state.ts";

/** The state after the facts of a batch that are about Edgewise itself: answers, push, consent. */
export function withOwnFacts(
  before: VisitorState,
  placed: readonly Placed[],
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
        const { subscription, text, locale } = event;
        state = {
          ...state,
          push: { keys: subscription, since: at, text: text ?? null, locale: locale ?? null },
        };
        break;
      }
      case "push_unsubscribed":
        state = { ...state, push: null };
        break;
      case "consent":
        state = { ...state, consent: event.consent };
        break;
      // The session folds everything else.
      default:
    }
  }
  return state;
}
